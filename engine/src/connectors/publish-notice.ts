import { checkNotice } from '@onething/processes';
import { civilDateOf, dueDate } from '@onething/rules';
import type { ReleaseLibrary } from '../releases/release-library.js';
import type { NoticeStore } from '../stores/notice-store.js';
import type { PortStore } from '../stores/port-store.js';
import { boundTarget, type PortTargets } from './bound-target.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { optionalText } from './input.js';

/** Puts up a masked list for some working days: `{ title, audience, group, entries, days }` → `{ noticeId, from, to, until, count }`. One notice a key. */
export function publishNotice(
  notices: NoticeStore,
  releases: Pick<ReleaseLibrary, 'calendar'>,
  boards: PortTargets & Pick<PortStore, 'departments' | 'line'>,
): Connector {
  return {
    id: 'publish-notice',
    check: ownTables((tenant) => notices.list(tenant)),
    async run(input, call) {
      const { tenant, key, instance, release, context, now } = call;
      const content = checkNotice(input);
      if (!content.ok) return { status: 'error', code: content.code, message: content.message.zh };

      const { date, at } = dueDate({ value: content.value.days, unit: 'workday' }, now, await releases.calendar(tenant));
      const publisher = (await authorityOf(await boundTarget(boards, call, 'notice', optionalText(input, 'place')), tenant)) ?? context.facts.case.regionName;
      const owner = { key, instance, package: release.package.manifest.id, publisher };
      const notice = await notices.publish(tenant, { ...owner, content: content.value, at: now, from: civilDateOf(now), to: date, until: at });
      return answered({ noticeId: notice.id, from: notice.from, to: notice.to, until: notice.until, count: notice.count });
    },
  };
  /** Whose board it is: a department of the tenant that is named, else the place itself. */
  async function authorityOf(department: string | undefined, tenant: string): Promise<string | undefined> {
    if (department === undefined || department === 'own') return undefined;

    const [[own], departments] = await Promise.all([boards.line(tenant), boards.departments(tenant)]);
    const named = departments.find(({ id }) => id === department);
    return named && `${own?.name ?? ''}${named.name}`;
  }
}
