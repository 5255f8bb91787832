import { type CaseInspection, type CompiledPackage, openSuspension, type Scenario } from '@onething/processes';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { rootVariables } from '../../engine/src/runtime/step-rows-of.js';
import { caseStore } from '../../engine/src/stores/case-store.js';
import { home } from './arranged-scenario.js';
import { inspectedList, payListsOf } from './pay-lists.js';
import type { TestDatabase } from './test-database.js';

/** The same inspection as the pure backend gives, read from the tables. */
export async function inspect(database: TestDatabase, compiled: CompiledPackage, scenario: Scenario, caseId: string): Promise<CaseInspection> {
  const { region } = scenario;
  const store = caseStore(database.app);
  const [file, story] = [await store.find({ tenant: region }, caseId), await store.story(region, caseId)];
  const rows = await withTenant(database.app, region, async (transaction) => ({
    documents: await transaction('document').where({ instance: caseId }).whereNot({ status: 'reserved' }).orderBy('issued_at'),
    incidents: await transaction('incident').where({ instance: caseId }).whereNull('resolved_at'),
    cards: await transaction('supervision_card').where({ instance: caseId }),
  }));
  const named = (process: string, element: string | null) => nameOf(compiled, process, element ?? '');
  return {
    path: story.history
      .filter(({ type, process, element }) => type === 'activity.entered' && isStop(compiled, process, element ?? ''))
      .map(({ process, element }) => named(process, element)),
    decisions: story.decisions.flatMap(({ decision, element, output, evaluation }) =>
      output ? [{ id: decision, element, output, explanation: evaluation.explanation }] : [],
    ),
    openTasks: story.tasks
      .filter(({ status }) => status === 'open' || status === 'claimed')
      .map(({ process, element, due }) => ({ element: named(process, element), dueDate: due?.date })),
    documents: rows.documents.map(({ type, number, status, facts }) => ({ type, number, status, facts })),
    outcome: file?.outcome ?? null,
    clock: { due: file?.due?.date ?? null, suspended: openSuspension(story.state) !== undefined },
    variables: rootVariables(story.state),
    notifications: [
      ...(await notificationsOf(database, scenario, caseId, file?.applicant)),
      ...rows.cards.map(({ level, element, text }) => ({ to: `supervise/${level}`, title: element, text })),
    ],
    incidents: rows.incidents.map(({ process, element, code, message }) => ({ element: named(process, element), code, message })),
    payments: (await payListsOf(database, region, caseId)).map(inspectedList),
    flows: story.history.filter(({ type }) => type === 'flow.taken').map(({ process, element }) => named(process, element)),
  };
}

/** Messages are kept by person; a scenario speaks of the applicant and of roles. */
async function notificationsOf(
  { app }: TestDatabase,
  { people }: Scenario,
  caseId: string,
  applicant?: string,
): Promise<{ to: string; title: string; text: string }[]> {
  const lists = Object.entries(people).map(([person, { roles = [] }]) =>
    withTenant(app, { tenant: home, person }, async (transaction) => {
      const sent: { title: string; text: string }[] = await transaction('notification').where({ case_id: caseId }).select('title', 'text');
      const names = [...(person === applicant ? ['applicant'] : [person]), ...roles];
      return sent.flatMap((message) => names.map((to) => ({ to, ...message })));
    }),
  );
  return (await Promise.all(lists)).flat();
}

/** Elements of called processes are written with their process, as the pure backend does. */
export function nameOf({ package: own }: CompiledPackage, process: string, element: string): string {
  return own.manifest.matters.some((matter) => matter.process === process) ? element : `${process}/${element}`;
}

function isStop({ processes }: CompiledPackage, process: string, element: string): boolean {
  return !processes.process(process)?.elements.get(element)?.type.endsWith('Gateway');
}
