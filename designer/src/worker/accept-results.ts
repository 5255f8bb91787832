import { type CaseInspection, type CompiledPackage, createPureBackend, runScenario, type Scenario, type ScenarioExpectation } from '@onething/processes';
import type { Value } from '@onething/rules';

/**
 * The scenario with what now comes out in place of what was expected and does not come any more; what still holds stays as it was
 * written. Messages, records and pay lists are not rewritten: they stay red until the author has looked at them.
 */
export async function acceptResults(compiled: CompiledPackage, scenario: Scenario): Promise<Scenario> {
  const seen: CaseInspection[] = [];
  const backend = createPureBackend(compiled, scenario);
  const inspect = backend.inspect.bind(backend);
  backend.inspect = async (id) => {
    const inspection = await inspect(id);
    seen.push(inspection);
    return inspection;
  };
  const { failures } = await runScenario(compiled, scenario, backend);
  const unmet = (index: number) => failures.flatMap(({ place }) => new RegExp(`^steps/${index} expect\\.(\\w+)$`).exec(place)?.[1] ?? []);

  // Each expectation looks at its case once, in order.
  let looks = 0;
  const steps = scenario.steps.map((step, index) => {
    if (!('expect' in step)) return step;
    const now = seen[looks];
    looks += 1;
    return now ? { ...step, expect: accepted(step.expect, now, new Set(unmet(index))) } : step;
  });
  return { ...scenario, steps };
}

function accepted(expected: ScenarioExpectation, seen: CaseInspection, unmet: ReadonlySet<string>): ScenarioExpectation {
  const { path, decisions, openTasks, outcome, variables, dueDates, incidents, clock, documents } = expected;
  return {
    ...expected,
    ...(unmet.has('outcome') && outcome !== undefined ? { outcome: seen.outcome } : {}),
    ...(unmet.has('openTasks') && openTasks ? { openTasks: seen.openTasks.map(({ element }) => element) } : {}),
    ...(unmet.has('incidents') && incidents ? { incidents: seen.incidents.map(({ element }) => element) } : {}),
    ...(unmet.has('clock') && clock
      ? { clock: { ...(clock.due !== undefined && { due: seen.clock.due }), ...(clock.suspended !== undefined && { suspended: seen.clock.suspended }) } }
      : {}),
    ...(unmet.has('path') && path
      ? { path: seen.path.filter((element) => !element.includes('/') || path.some((one) => one.split('/')[0] === element.split('/')[0])) }
      : {}),
    ...(unmet.has('variables') && variables ? { variables: like(variables, seen.variables) } : {}),
    ...(unmet.has('decisions') && decisions ? { decisions: decisionsNow(decisions, seen) } : {}),
    ...(unmet.has('dueDates') && dueDates ? { dueDates: dueDatesNow(dueDates, seen) } : {}),
    ...(unmet.has('documents') && documents
      ? {
          documents: seen.documents.map(({ type, status, facts }, index) => ({
            type,
            status,
            ...(documents[index]?.facts ? { facts: like(documents[index].facts, facts) } : {}),
          })),
        }
      : {}),
  };
}

/** The same names with what stands there now; what is not there any more falls away. */
function like(expected: Readonly<Record<string, Value>>, now: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.keys(expected).flatMap((name): [string, Value][] => (now[name] === undefined ? [] : [[name, now[name]]])));
}

function decisionsNow(expected: Readonly<Record<string, Value>>, { decisions }: CaseInspection): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(expected).flatMap(([id, value]): [string, Value][] => {
      const output = decisions.findLast((one) => one.id === id)?.output;
      if (!output) return [];
      return [[id, isNamed(value) ? like(value, output) : (Object.values(output)[0] ?? null)]];
    }),
  );
}

function dueDatesNow(expected: Readonly<Record<string, string>>, { openTasks }: CaseInspection): Record<string, string> {
  return Object.fromEntries(
    Object.keys(expected).flatMap((task): [string, string][] =>
      openTasks.flatMap(({ element, dueDate }) => (element === task && dueDate ? [[task, dueDate]] : [])),
    ),
  );
}

function isNamed(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
