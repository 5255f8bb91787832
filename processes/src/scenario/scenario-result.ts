import type { Message } from '@onething/rules';
import type { CaseInspection } from './scenario-backend.js';

/** What came of a scenario, in words; the same shape from every backend. */
export interface ScenarioResult {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly failures: readonly ScenarioFailure[];
  /** Cases by the name the scenario gave them; the report shows path and explained decisions of each. */
  readonly cases: Readonly<Record<string, CaseInspection>>;
  /** Their ids in the backend, by the same names. */
  readonly ids: Readonly<Record<string, string>>;
  readonly coverage: Coverage;
}

/** `place` is `steps/3 expect.outcome`. */
export interface ScenarioFailure {
  readonly place: string;
  readonly message: Message;
}

/** Which elements and flows of the package's own processes were passed. */
export interface Coverage {
  readonly elements: Passed;
  readonly flows: Passed;
}

export interface Passed {
  readonly visited: readonly string[];
  readonly missed: readonly string[];
}
