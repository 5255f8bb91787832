import type { Schema } from '@onething/forms';
import type { Package } from '@onething/processes';
import type { Value } from '@onething/rules';

/** What is called how, and what is money, among the data of a case. */
interface Known {
  readonly title: string;
  readonly schema?: Schema;
}

/** Everything a case knows, by name: the fields of its own form first, then what decisions and steps give. */
export function knownFacts({ manifest, forms, decisions, processes }: Package, process: string): Readonly<Record<string, Known>> {
  const own = manifest.matters.find((matter) => matter.process === process)?.form;
  const inOrder = Object.values(forms).toSorted((one, other) => Number(one.id === own) - Number(other.id === own));
  const fields = inOrder.flatMap((form) =>
    Object.entries(form.schema.properties).map(([name, schema]) => [name, { title: schema.title ?? name, schema }] as const),
  );
  const outputs = Object.values(decisions).flatMap((decision) =>
    'outputs' in decision ? decision.outputs.map(({ id, title }) => [id, { title }] as const) : [],
  );
  const facts = Object.values(decisions).flatMap((decision) => Object.entries(decision.facts).map(([name, { title }]) => [name, { title }] as const));
  const elements = processes[process]?.parsed.processes.flatMap((one) => one.elements) ?? [];
  const results = elements.flatMap(({ result, name }) => (result && name ? [[result, { title: name }] as const] : []));
  return Object.fromEntries([...results, ...facts, ...outputs, ...fields]);
}

/** A value as people read it; `entries` is the word for the number of a list's entries. */
export function factText(value: Value, schema: Schema | undefined, entries: string): string {
  if (value === true) return '✓';
  if (value === false || value === null) return '—';
  if (typeof value === 'number' && schema?.format === 'money') return `${(value / 100).toLocaleString('zh-CN')} 元`;
  if (Array.isArray(value)) return value.every((one) => typeof one !== 'object') ? value.join('、') || '—' : `${value.length} ${entries}`;
  if (typeof value === 'object')
    return Object.values(value)
      .filter((one) => typeof one !== 'object')
      .join('，')
      .slice(0, 80);
  return String(value);
}
