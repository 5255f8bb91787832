import type { Facts, Value } from '@onething/rules';
import type { SimulatedWorld } from './connector.js';
import { listOf } from './facts-of-input.js';

type Row = Record<string, Value>;

/** Records whose fields equal `where`, or one of a list in it; a value inside a list field matches too, as in the real registries. */
export function findRecords(world: SimulatedWorld, registry: string, where: Facts): Row[] {
  const rows = world.registries.get(registry) ?? [];
  const keys = world.registryKeys.get(registry) ?? [];
  return rows.filter((row) => Object.entries(where).every(([name, wanted]) => holds(row[name], wanted))).sort((a, b) => byText(keyOf(a, keys), keyOf(b, keys)));
}

/** A record without what was not asked for; whole where nothing is named. A case keeps what it is given, so it takes what it needs. */
export function onlyFields(record: Facts, fields: readonly Value[]): Facts {
  return fields.length === 0 ? record : Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));
}

/** As the store writes the key of a record. */
function keyOf(row: Row, keys: readonly string[]): string {
  const parts = keys.map((field) => row[field] ?? null);
  return parts.length === 1 ? String(parts[0]) : JSON.stringify(parts);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Inserts or changes the record of that key; fields not named keep their value. */
export function saveRecord(world: SimulatedWorld, registry: string, key: Facts, values: Facts): Row {
  const rows = world.registries.get(registry) ?? [];
  const found = findRecords(world, registry, key)[0];
  const saved = filledFields({ ...found, ...values, ...key });
  world.registries.set(registry, found ? rows.map((row) => (row === found ? saved : row)) : [...rows, saved]);
  return saved;
}

/** A field without an answer is not there, as in the store: no empty text, no empty list and no null is a value of a record. */
export function filledFields(row: Facts): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0)));
}

function holds(value: Value | undefined, wanted: Value): boolean {
  if (Array.isArray(value) !== Array.isArray(wanted)) return Array.isArray(value) ? value.includes(wanted) : listOf(wanted).includes(value ?? null);

  return same(value ?? null, wanted);
}

function same(a: Value, b: Value): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
