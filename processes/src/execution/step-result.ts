import type { Effect, HistoryEvent } from './effect.js';
import type { InstanceState } from './state.js';

/** One transaction's worth of work: from wait to wait. */
export interface StepResult {
  readonly state: InstanceState;
  readonly effects: readonly Effect[];
  readonly events: readonly HistoryEvent[];
}
