import type { Facts, Value } from '@onething/rules';
import type { SimulatedWorld } from './connector.js';

type Row = Record<string, Value>;

/** Records whose fields equal `where`; a value inside a list field matches too, as in the real registries. */
export function findRecords(world: SimulatedWorld, registry: string, where: Facts): Row[] {
  const rows = world.registries.get(registry) ?? [];
  return rows.filter((row) => Object.entries(where).every(([name, wanted]) => holds(row[name], wanted)));
}

/** Inserts or changes the record of that key; fields not named keep their value. */
export function saveRecord(world: SimulatedWorld, registry: string, key: Facts, values: Facts): Row {
  const rows = world.registries.get(registry) ?? [];
  const found = findRecords(world, registry, key)[0];
  const saved = { ...found, ...values, ...key };
  world.registries.set(registry, found ? rows.map((row) => (row === found ? saved : row)) : [...rows, saved]);
  return saved;
}

function holds(value: Value | undefined, wanted: Value): boolean {
  return Array.isArray(value) && !Array.isArray(wanted) ? value.includes(wanted) : same(value ?? null, wanted);
}

function same(a: Value, b: Value): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
