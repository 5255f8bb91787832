import type { ConnectorDescriptor } from './connector.js';
import { field, needed } from './connector-field.js';
import { factsOf, textOf } from './facts-of-input.js';
import { simulatedPort } from './simulated-port.js';

/** Asks a named endpoint. Address, secret, and how question and answer look on the wire (JSON, XML, a form) are what the tenant binds. */
export const httpRequest: ConnectorDescriptor = {
  id: 'http-request',
  title: { zh: '调用外部接口', en: 'Ask another system' },
  inputs: {
    endpoint: needed('string', '接口（manifest.json 的 endpoints）', 'Endpoint (a port of manifest.json)'),
    with: field('object', '请求内容', 'What is asked'),
  },
  outputs: { answer: needed('object', '应答', 'Answer') },
  simulate: (input, world) => simulatedPort(world.endpoints.get(textOf(input, 'endpoint')), factsOf(input, 'with')),
};
