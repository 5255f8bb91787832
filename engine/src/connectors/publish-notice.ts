import { checkNotice } from '@onething/processes';
import { civilDateOf, dueDate } from '@onething/rules';
import type { ReleaseLibrary } from '../releases/release-library.js';
import type { NoticeStore } from '../stores/notice-store.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';

/** Puts up a masked list for some working days: `{ title, audience, group, entries, days }` → `{ noticeId, from, to, until, count }`. One notice a key. */
export function publishNotice(notices: NoticeStore, releases: Pick<ReleaseLibrary, 'calendar'>): Connector {
  return {
    id: 'publish-notice',
    check: ownTables((tenant) => notices.list(tenant)),
    async run(input, { tenant, key, instance, release, context, now }) {
      const content = checkNotice(input);
      if (!content.ok) return { status: 'error', code: content.code, message: content.message.zh };

      const { date, at } = dueDate({ value: content.value.days, unit: 'workday' }, now, await releases.calendar(tenant));
      const publisher = context.facts.case.regionName;
      const owner = { key, instance, package: release.package.manifest.id, publisher };
      const notice = await notices.publish(tenant, { ...owner, content: content.value, at: now, from: civilDateOf(now), to: date, until: at });
      return answered({ noticeId: notice.id, from: notice.from, to: notice.to, until: notice.until, count: notice.count });
    },
  };
}
