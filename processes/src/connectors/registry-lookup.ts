import type { ConnectorDescriptor } from './connector.js';
import { field, needed } from './connector-field.js';
import { isFacts, listOf, textOf } from './facts-of-input.js';
import { findRecords, onlyFields } from './simulated-records.js';

/** Asks a registry for the records whose fields equal `where` (or one of a list in it); of each only `fields` where some are named. */
export const registryLookup: ConnectorDescriptor = {
  id: 'registry-lookup',
  title: { zh: '查询基础库', en: 'Look up a registry' },
  inputs: {
    registry: needed('string', '基础库', 'Registry'),
    where: needed('object', '查询条件：字段等于值，或者是清单中的一个', 'Conditions: field equals value, or one of a list'),
    fields: field('list', '只取这些字段', 'Only these fields'),
  },
  outputs: { records: needed('list', '查到的记录', 'Records found') },
  simulate: (input, world) => {
    // What hangs on a value that is not known finds nobody.
    const found = isFacts(input.where) ? findRecords(world, textOf(input, 'registry'), input.where) : [];
    return { status: 'answered', output: { records: found.map((record) => onlyFields(record, listOf(input.fields))) } };
  },
};
