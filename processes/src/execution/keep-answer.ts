import type { Facts } from '@onething/rules';
import { factsAt } from './facts.js';
import { evaluateMappings } from './mapping.js';
import { completed, type Progress } from './progress.js';
import type { Visit } from './visit.js';

/** Keeps of an answer or a message what the outputs name, or all of it as one object under `onething:result`; nothing else of it enters the case. */
export function keepAnswer(visit: Visit, answer: Facts): Progress {
  const { outputs, result } = visit.element;
  const kept = evaluateMappings(outputs, { ...factsAt(visit), ...answer });
  if (kept.status === 'failed') return kept;

  return completed(result === undefined ? kept.value : { ...kept.value, [result]: answer });
}
