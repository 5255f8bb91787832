import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { factsOf, textOf } from './facts-of-input.js';
import { saveRecord } from './simulated-records.js';

/** Writes one record of a registry, with where its values come from. */
export const registrySave: ConnectorDescriptor = {
  id: 'registry-save',
  title: { zh: '写入基础库', en: 'Save a registry record' },
  inputs: {
    registry: needed('string', '基础库', 'Registry'),
    key: needed('object', '主键', 'Key'),
    values: needed('object', '写入的字段', 'Fields to save'),
    provenance: needed('string', '数据出处（文号、卷号、办件编号）', 'Where the values come from'),
  },
  outputs: { record: needed('object', '写入后的记录', 'The record as saved') },
  simulate(input, world) {
    const registry = textOf(input, 'registry');
    const key = factsOf(input, 'key');
    const missing = (world.registryKeys.get(registry) ?? []).filter((name) => key[name] === undefined || key[name] === null);
    if (missing.length > 0) return { status: 'error', code: 'RECORD_INVALID', message: `${registry}: ${missing.join(', ')}` };

    return { status: 'answered', output: { record: saveRecord(world, registry, key, factsOf(input, 'values')) } };
  },
};
