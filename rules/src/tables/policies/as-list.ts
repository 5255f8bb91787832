import type { DecisionTableDefinition } from '../../decisions/definition.js';
import type { Output } from './hit-policy.js';

/** One output: `{ grant: [ … ] }`. Several: `{ rows: [{ grant, amount }, … ] }`. */
export function asList(rows: readonly Output[], { outputs }: DecisionTableDefinition): Output {
  const [only, ...more] = outputs;
  if (!only || more.length > 0) return { rows };

  return { [only.id]: rows.map((row) => row[only.id] ?? null) };
}
