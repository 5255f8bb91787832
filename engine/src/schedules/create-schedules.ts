import { describeTimes } from '@onething/processes';
import { done, formatInstant, type Outcome, refused } from '@onething/rules';
import type { Actor } from '../engine.js';
import { may } from '../identity/permissions.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { StartRow, StartStore } from '../stores/start-store.js';
import type { ScheduleEntry, SchedulePlace, Schedules, StartName } from './schedules.js';

export interface SchedulePartsOfPage {
  readonly store: StartStore;
  readonly library: Pick<WholeLibrary, 'release'>;
}

/** What the clock begins, over its store. */
export function createSchedules({ store, library }: SchedulePartsOfPage): Schedules {
  return {
    async list(by) {
      if (!may(by, 'schedules.read')) return notFound;
      const groups = new Map<string, StartRow[]>();
      for (const row of await store.list(by.tenant)) {
        const name = JSON.stringify([row.package, row.process, row.event, row.time]);
        groups.set(name, [...(groups.get(name) ?? []), row]);
      }
      return done(await Promise.all([...groups.values()].map((rows) => entryOf(rows, by))));
    },

    pause: (start, reason, by) => change(start, by, () => store.pause(by.tenant, keyOf(start), reason, { id: by.person, name: by.name })),
    resume: (start, reason, by) => change(start, by, () => store.resume(by.tenant, keyOf(start), reason, { id: by.person })),
  };

  async function change(start: StartName, by: Actor, act: () => Promise<void>): Promise<Outcome<void>> {
    if (!may(by, 'schedules.pause') || !(await store.isArmed(by.tenant, keyOf(start)))) return notFound;
    await act();
    return done(undefined);
  }

  async function entryOf(rows: readonly StartRow[], by: Actor): Promise<ScheduleEntry> {
    const [first] = rows;
    if (!first) throw new Error('a group has a row');
    const { package: id, process, event, matter: matterId, time } = first;
    // The nearest tenant that knows the release reads it; every tenant below knows what stands above it.
    const release = await library.release(first.release, first.tenant);
    const matter = release.package.manifest.matters.find((one) => one.id === matterId);
    const { title: packageTitle, titleEn: packageTitleEn } = release.package.manifest;
    const own = rows.some(({ tenant }) => tenant === by.tenant);

    return {
      ...{ package: id, process, event, packageTitle, packageTitleEn },
      ...{ matterTitle: matter?.title ?? matterId, matterTitleEn: matter?.titleEn },
      name: release.compiled.processes.process(process)?.elements.get(event)?.name ?? event,
      ...{ times: describeTimes(time), restDay: time.restDay, ...(time.kind === 'cron' && { text: time.text }) },
      places: rows.map((row) => placeOf(row, by)),
      cases: own ? (await store.cases(by.tenant, id, process)).map((one) => caseOf(one, by)) : [],
      mayPause: own && may(by, 'schedules.pause'),
    };
  }
}

function keyOf({ package: id, process, event }: StartName): StartName {
  return { package: id, process, event };
}

function placeOf({ tenant, place, due_at, opened, last_at, refusal, reason, paused_by_name, paused_at }: StartRow, by: Actor): SchedulePlace {
  return {
    ...{ place, own: tenant === by.tenant, dueAt: instantOf(due_at), opened },
    ...(last_at && { lastAt: instantOf(last_at) }),
    ...(reason !== null && paused_at && { paused: { reason, by: paused_by_name ?? '', at: instantOf(paused_at) } }),
    ...(refusal && { refusal: refusal.message }),
  };
}

/** The head of the department opens the case; others see that it is there. */
function caseOf(
  { id, number, opened_at, state }: { readonly id: string; readonly number: string; readonly opened_at: Date; readonly state: string },
  by: Actor,
) {
  return { ...(may(by, 'cases.read') && { id }), number, openedAt: instantOf(opened_at), state };
}

function instantOf(at: Date): string {
  return formatInstant(at.getTime());
}

const notFound: Outcome<never> = refused('SCHEDULE_NOT_FOUND', {
  zh: '这里没有到时启动的事项，或者不归您管理。',
  en: 'Nothing of that name begins by the clock here, or it is not yours to manage.',
});
