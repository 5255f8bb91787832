import type { Message } from '@onething/rules';
import type { ScenarioExpectation } from '../scenario.js';
import type { CaseInspection, ScenarioBackend } from '../scenario-backend.js';
import { clock } from './clock.js';
import { decisions } from './decisions.js';
import { documents } from './documents.js';
import { dueDates } from './due-dates.js';
import type { Expectation } from './expectation.js';
import { incidents } from './incidents.js';
import { notifications } from './notifications.js';
import { openTasks } from './open-tasks.js';
import { outcome } from './outcome.js';
import { path } from './path.js';
import { payments } from './payments.js';
import { records } from './records.js';
import { variables } from './variables.js';

export interface Unmet {
  readonly field: string;
  readonly message: Message;
}

/** Holds everything that is stated against what is seen; what is not stated is not asked. */
export async function unmetExpectations(expected: ScenarioExpectation, seen: CaseInspection, backend: ScenarioBackend): Promise<readonly Unmet[]> {
  const checks = [
    check(outcome, expected, seen, backend),
    check(incidents, expected, seen, backend),
    check(path, expected, seen, backend),
    check(decisions, expected, seen, backend),
    check(openTasks, expected, seen, backend),
    check(clock, expected, seen, backend),
    check(dueDates, expected, seen, backend),
    check(documents, expected, seen, backend),
    check(variables, expected, seen, backend),
    check(notifications, expected, seen, backend),
    check(records, expected, seen, backend),
    check(payments, expected, seen, backend),
  ];
  return (await Promise.all(checks)).flat();
}

async function check<Field extends keyof ScenarioExpectation>(
  { field, check: holds }: Expectation<Field>,
  expected: ScenarioExpectation,
  seen: CaseInspection,
  backend: ScenarioBackend,
): Promise<readonly Unmet[]> {
  const stated = expected[field];
  if (stated === undefined) return [];
  return (await holds(stated, seen, backend)).map((message) => ({ field, message }));
}
