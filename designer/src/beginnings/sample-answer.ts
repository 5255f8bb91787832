import type { FormDefinition, Schema } from '@onething/forms';
import type { Facts, Value } from '@onething/rules';

/** Answers of the formats that have a check digit or a fixed shape; made up, and valid. */
const samples: Readonly<Record<string, string>> = {
  ...{ date: '2026-09-14', 'civil-date': '2026-09-14', name: '王晓', mobile: '13800000000', idcard: '11010519491231002X' },
  ...{ postcode: '310000', bankcard: '6222021234567890128', uscc: '91350100M000100Y43', 'area-code': '330199' },
};

/** Something to begin with for everything that a form must have answered; the author makes real answers of it. */
export function sampleAnswer({ schema }: FormDefinition): Facts {
  const required = schema.required ?? [];
  return Object.fromEntries(
    Object.entries(schema.properties).flatMap(([name, property]): [string, Value][] => (required.includes(name) ? [[name, sampleOf(property)]] : [])),
  );
}

function sampleOf({ type, format, enum: choices, items, minimum = 1, properties = {} }: Schema): Value {
  if (choices?.length) return choices[0] as Value;
  if (type === 'number' || type === 'integer') return format === 'money' ? Math.max(10_000, minimum) : minimum;
  if (type === 'boolean') return true;
  if (type === 'array') return items ? [sampleOf(items)] : [];
  if (type === 'object') return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, sampleOf(inner)]));
  return samples[format ?? ''] ?? '示例';
}
