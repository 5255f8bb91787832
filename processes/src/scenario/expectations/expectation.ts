import type { Message } from '@onething/rules';
import { shown } from '../equal-values.js';
import type { ScenarioExpectation } from '../scenario.js';
import type { CaseInspection, ScenarioBackend } from '../scenario-backend.js';

/** One thing that a scenario may expect: a field of `expect`, and the sentences for what does not hold. */
export interface Expectation<Field extends keyof ScenarioExpectation = keyof ScenarioExpectation> {
  readonly field: Field;
  check(expected: Expected<Field>, seen: CaseInspection, backend: ScenarioBackend): Promise<readonly Message[]> | readonly Message[];
}

/** What is stated: anything but absent (`null` is a statement of `outcome`). */
// biome-ignore lint/complexity/noBannedTypes: what is left when `undefined` is taken away, as the compiler itself narrows it.
type Expected<Field extends keyof ScenarioExpectation> = ScenarioExpectation[Field] & ({} | null);

/** Types an expectation by its field. */
export function expectation<Field extends keyof ScenarioExpectation>(field: Field, check: Expectation<Field>['check']): Expectation<Field> {
  return { field, check };
}

/** `…应为 X，实际为 Y`. */
export function differs(whatZh: string, whatEn: string, expected: unknown, actual: unknown): Message {
  return { zh: `${whatZh}应为 ${shown(expected)}，实际为 ${shown(actual)}`, en: `${whatEn} should be ${shown(expected)} but is ${shown(actual)}` };
}
