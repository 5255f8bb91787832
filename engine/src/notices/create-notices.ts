import { isInAudience, isUp, noticeNotFound } from '@onething/processes';
import { done } from '@onething/rules';
import type { Actor } from '../engine.js';
import { isId } from '../ids.js';
import type { ListedNotice, NoticeStore, StoredNotice } from '../stores/notice-store.js';
import type { NoticeDetailEntry, NoticeSummaryEntry, Notices } from './notices.js';
import type { RaiseObjection } from './raise-objection.js';
import type { ReaderOf } from './reader-of.js';

export interface NoticeParts {
  readonly store: NoticeStore;
  readonly readerOf: ReaderOf;
  readonly raise: RaiseObjection;
}

/** Notices over their store. */
export function createNotices({ store, readerOf, raise }: NoticeParts): Notices {
  return {
    async list(region, by) {
      const [up, reader] = [await store.list(region), readerOf(region, by)];
      const seen: NoticeSummaryEntry[] = [];
      for (const notice of up) if (isInAudience(notice, await reader(notice))) seen.push(summary(region, notice));
      return seen;
    },

    async get(region, id, by) {
      const notice = isId(id) ? await store.find(region, id) : undefined;
      return notice && isUp(notice, notice.now) && isInAudience(notice, await readerOf(region, by)(notice)) ? done(detail(region, notice)) : noticeNotFound;
    },

    async object(region, id, { entry, reason }, by: Actor, once) {
      return isId(id) ? raise({ region, id, entry, reason, by, once }) : noticeNotFound;
    },
  };
}

function summary(region: string, { id, title, titleEn, audience, publisher, from, to, count }: StoredNotice): NoticeSummaryEntry {
  return { id, region, title, titleEn, audience, publisher, from, to, count };
}

function detail(region: string, notice: ListedNotice): NoticeDetailEntry {
  const entries = notice.entries.map(({ name, detail: words }, index) => ({ position: index + 1, name, detail: words }));
  return { ...summary(region, notice), until: notice.until, entries };
}
