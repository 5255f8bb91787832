import { done, type Facts, type Outcome, refused, type Value } from '@onething/rules';
import type { RegistryDefinition } from './package.js';
import { readCsv } from './read-csv.js';

type Column = RegistryDefinition['fields'][string];

/**
 * The seed records of a registry: CSV (RFC 4180, UTF-8), the first line names the fields. An empty cell leaves the field out,
 * a list is written `甲|乙`. Seeds are synthetic and for demo and rehearsal only.
 */
export function readSeeds(registry: RegistryDefinition, csv: string): Outcome<readonly Facts[]> {
  const [head = [], ...rows] = readCsv(csv);
  const unknown = head.filter((name) => !Object.hasOwn(registry.fields, name));
  if (unknown.length > 0) {
    const names = unknown.join('、');
    return refused('SEED_INVALID', { zh: `基础库“${registry.title}”没有字段：${names}`, en: `The registry "${registry.id}" has no field: ${names}` });
  }
  return done(rows.map((cells) => recordOf(registry, head, cells)));
}

function recordOf(registry: RegistryDefinition, head: readonly string[], cells: readonly string[]): Facts {
  const entries = head.flatMap((name, index): [string, Value][] => {
    const column = registry.fields[name];
    const cell = cells[index] ?? '';
    return column && (cell !== '' || column.type === 'array') ? [[name, cellValue(column, cell)]] : [];
  });
  return Object.fromEntries(entries);
}

function cellValue(column: Column, cell: string): Value {
  if (column.type === 'array') return cell === '' ? [] : cell.split('|');
  if (column.type === 'boolean') return cell === 'true';
  return column.type === 'number' || column.type === 'integer' ? Number(cell) : cell;
}
