import type { ConnectorDescriptor } from './connector.js';
import { field, needed } from './connector-field.js';
import { factsOf, textOf } from './facts-of-input.js';
import { simulatedPort } from './simulated-port.js';

/** Leaves the work to a program of somebody else, in any language, which fetches it over the API by its topic. */
export const externalWork: ConnectorDescriptor = {
  id: 'external-work',
  title: { zh: '交由外部程序办理', en: 'Leave to an external worker' },
  inputs: {
    topic: needed('string', '主题（manifest.json 的 topics）', 'Topic (a port of manifest.json)'),
    with: field('object', '交办内容', 'What is given'),
  },
  outputs: { answer: needed('object', '结果', 'Result') },
  simulate: (input, world) => simulatedPort(world.topics.get(textOf(input, 'topic')), factsOf(input, 'with')),
};
