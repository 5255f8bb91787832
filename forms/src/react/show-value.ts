import type { Schema } from '../definition.js';
import { formatYuan } from '../formats/money.js';
import { optionsOf } from './field-widget.js';
import type { FieldOption } from './form-view-props.js';
import type { ViewTexts } from './view-texts.js';

/** An answer as text, as people read it: the option's title, the amount in 元. Empty when there is no answer. */
export function showValue(schema: Schema, value: unknown, texts: ViewTexts, options: readonly FieldOption[] = []): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) return value.map((entry) => showValue(schema.items ?? {}, entry, texts)).join('、');
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'object') return showMembers(schema, value, texts);
  if (schema.format === 'money' && typeof value === 'number') return `${formatYuan(value)} ${texts.yuan}`;

  return [...optionsOf(schema), ...options].find((option) => option.value === value)?.label ?? String(value);
}

function showMembers(schema: Schema, value: object, texts: ViewTexts): string {
  const members = Object.entries(value).map(([name, entry]) => {
    const member = schema.properties?.[name];
    return `${member?.title ?? name}：${showValue(member ?? {}, entry, texts)}`;
  });
  return members.join('，');
}
