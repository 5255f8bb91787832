import { factsAt } from './facts.js';
import { evaluateMappings } from './mapping.js';
import { failed, type Progress, waiting } from './progress.js';
import { type Visit, workOf } from './visit.js';

/** Asks a connector to do something outside; its inputs are what the connector is given and nothing else. */
export function callConnector(visit: Visit): Progress {
  const { connector, inputs, name } = visit.element;
  if (connector === undefined) return failed('CONNECTOR_MISSING', { zh: `“${name}”没有选择连接器。`, en: `“${name}” does not name a connector.` });

  const input = evaluateMappings(inputs, factsAt(visit));
  return input.status === 'failed' ? input : waiting({ type: 'runConnector', ...workOf(visit), connector, input: input.value });
}
