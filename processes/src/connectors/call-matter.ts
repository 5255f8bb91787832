import type { Value } from '@onething/rules';
import type { ConnectorDescriptor } from './connector.js';
import { field, needed } from './connector-field.js';
import { factsOf, textOf } from './facts-of-input.js';
import { simulatedPort } from './simulated-port.js';

/** Has another matter done: of another package, or of another place. The case waits for its end, or goes on once it is open. */
export const callMatter: ConnectorDescriptor = {
  id: 'call-matter',
  title: { zh: '办理另一事项', en: 'Have another matter done' },
  inputs: {
    service: needed('string', '所办事项', 'Which matter'),
    with: field('object', '填入其表单的内容', 'What its form is given'),
    wait: field('boolean', '等它办结再继续（默认是）', 'Wait for its end (yes, unless said otherwise)'),
  },
  outputs: {
    answer: needed('object', '办理结果', 'Its results'),
    case: needed('object', '所开办件：编号、结局', 'The case: number and outcome'),
  },
  simulate(input, world) {
    const contract = world.services.get(textOf(input, 'service'));
    const answer = simulatedPort(contract, factsOf(input, 'with'));
    if (answer.status !== 'answered') return answer;

    const opened = { id: `simulated-${world.key}`, number: '' };
    const { answer: results = {} } = answer.output;
    return { status: 'answered', output: isWaited(input.wait) ? { answer: results, case: { ...opened, outcome: '' } } : { answer: {}, case: opened } };
  },
};

/** Whether the calling case stands until the called one has ended. */
export function isWaited(wait: Value | undefined): boolean {
  return wait !== false;
}
