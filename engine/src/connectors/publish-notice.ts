import { checkNotice } from '@onething/processes';
import { civilDateOf, dueDate } from '@onething/rules';
import type { ReleaseLibrary } from '../releases/release-library.js';
import type { NoticeStore } from '../stores/notice-store.js';
import { boundTarget, type PortTargets } from './bound-target.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { optionalText } from './input.js';

/** Puts up a masked list for some working days: `{ title, audience, group, entries, days }` → `{ noticeId, from, to, until, count }`. One notice a key. */
export function publishNotice(notices: NoticeStore, releases: Pick<ReleaseLibrary, 'calendar'>, targets: PortTargets): Connector {
  return {
    id: 'publish-notice',
    check: ownTables((tenant) => notices.list(tenant)),
    async run(input, call) {
      const { tenant, key, instance, release, context, now } = call;
      const content = checkNotice(input);
      if (!content.ok) return { status: 'error', code: content.code, message: content.message.zh };

      const { date, at } = dueDate({ value: content.value.days, unit: 'workday' }, now, await releases.calendar(tenant));
      const board = await boundTarget(targets, call, 'notice', optionalText(input, 'place'));
      const publisher = board === undefined || board === 'own' ? context.facts.case.regionName : board;
      const owner = { key, instance, package: release.package.manifest.id, publisher };
      const notice = await notices.publish(tenant, { ...owner, content: content.value, at: now, from: civilDateOf(now), to: date, until: at });
      return answered({ noticeId: notice.id, from: notice.from, to: notice.to, until: notice.until, count: notice.count });
    },
  };
}
