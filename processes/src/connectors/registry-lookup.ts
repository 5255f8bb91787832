import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { factsOf, textOf } from './facts-of-input.js';
import { findRecords } from './simulated-records.js';

/** Asks a registry for the records whose fields equal `where`. */
export const registryLookup: ConnectorDescriptor = {
  id: 'registry-lookup',
  title: { zh: '查询基础库', en: 'Look up a registry' },
  inputs: {
    registry: needed('string', '基础库', 'Registry'),
    where: needed('object', '查询条件：字段等于值', 'Conditions: field equals value'),
  },
  outputs: { records: needed('list', '查到的记录', 'Records found') },
  simulate: (input, world) => ({ status: 'answered', output: { records: findRecords(world, textOf(input, 'registry'), factsOf(input, 'where')) } }),
};
