import type { Value } from '@onething/rules';
import type { Supplement, SupplementItem } from './effect.js';
import { isRecord } from './limit-value.js';
import type { Result } from './mapping.js';
import { failed } from './progress.js';

/** An application that is asked again, as an expression gives it: `{ form: "student-aid:apply", values: …, items: [{ field, note }] }`. */
export function readSupplement(value: Value): Result<Supplement> {
  const { form, values = null, items = null } = isRecord(value) ? value : {};
  if (typeof form !== 'string' || !isRecord(values) || !isList(items)) return notASupplement();

  const read = items.map(readItem);
  const known = read.filter((item) => item !== undefined);
  return known.length === 0 || known.length < read.length ? notASupplement() : { status: 'value', value: { form, values, items: known } };
}

function readItem(item: Value): SupplementItem | undefined {
  const { field, note = '' } = isRecord(item) ? item : {};
  return typeof field === 'string' && typeof note === 'string' ? { field, note } : undefined;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function notASupplement() {
  return failed('SUPPLEMENT_NOT_VALID', {
    zh: '补正应写成 { form: 表单编号, values: 已填内容, items: [{ field: 字段, note: 说明 }] }，至少一项。',
    en: 'A supplement is written { form, values, items: [{ field, note }] } with at least one item.',
  });
}
