import type { Schema } from '@onething/forms';
import type { RegistryDefinition } from '@onething/processes';

type Column = RegistryDefinition['fields'][string];

/** What a column holds, as an author says it. */
export const columnKinds = {
  text: { type: 'string' },
  number: { type: 'number' },
  money: { type: 'integer', format: 'money' },
  date: { type: 'string', format: 'date' },
  yesNo: { type: 'boolean' },
  idcard: { type: 'string', format: 'idcard' },
  list: { type: 'array', items: { type: 'string' } },
} as const satisfies Readonly<Record<string, Schema>>;

export type ColumnKind = keyof typeof columnKinds;

/** The kinds in the order in which they are offered. */
export const columnKindNames: readonly ColumnKind[] = ['text', 'number', 'money', 'date', 'yesNo', 'idcard', 'list'];

/** Which kind a column is; nothing where it was written otherwise. */
export function kindOfColumn({ type, format }: Column): ColumnKind | undefined {
  return columnKindNames.find((name) => {
    const kind: Schema = columnKinds[name];
    return kind.type === type && kind.format === format;
  });
}

/** The registry with something changed at a column; a new kind keeps title and protection. */
export function withColumn(registry: RegistryDefinition, name: string, change: Partial<Column>): RegistryDefinition {
  const { [name]: column } = registry.fields;
  if (!column) return registry;
  const next = Object.fromEntries(Object.entries({ ...column, ...change }).filter(([, value]) => value !== undefined));
  return { ...registry, fields: { ...registry.fields, [name]: next } };
}

/** The registry with a column of another kind. */
export function withColumnKind(registry: RegistryDefinition, name: string, kind: ColumnKind): RegistryDefinition {
  return withColumn(registry, name, { format: undefined, items: undefined, ...columnKinds[kind] });
}

/** The registry with a column more. */
export function withNewColumn(registry: RegistryDefinition, title: string): RegistryDefinition {
  for (let number = 1; ; number += 1) {
    const name = `column${number}`;
    if (!Object.hasOwn(registry.fields, name)) return { ...registry, fields: { ...registry.fields, [name]: { ...columnKinds.text, title } } };
  }
}

/** The registry without a column; what its records are found by stays. */
export function withoutColumn(registry: RegistryDefinition, name: string): RegistryDefinition {
  if (registry.key.includes(name)) return registry;
  const { [name]: _, ...fields } = registry.fields;
  return { ...registry, fields };
}
