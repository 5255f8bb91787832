import type { FieldSettings, Schema } from '../definition.js';

/** The ways of asking that every theme has. */
export type FieldWidget =
  | 'text'
  | 'textarea'
  | 'number'
  | 'money'
  | 'date'
  | 'radio'
  | 'select'
  | 'suggest'
  | 'checkbox'
  | 'yesNo'
  | 'checkboxes'
  | 'file'
  | 'supplement';

/** How a field is asked: as its settings say, else as its schema suggests. */
export function fieldWidget(schema: Schema, settings: FieldSettings | undefined, hasOptions: boolean): FieldWidget | undefined {
  const wanted = settings?.widget;
  if (schema.format === 'file' || schema.items?.format === 'file') return 'file';
  if (schema.type === 'boolean') return schema.const === true || wanted === 'checkbox' ? 'checkbox' : 'yesNo';
  if (schema.type === 'array' && wanted === 'supplement') return 'supplement';
  if (schema.type === 'array') return optionsOf(schema.items ?? {}).length ? 'checkboxes' : undefined;
  if (schema.type === 'object') return undefined;

  const options = optionsOf(schema);
  if (wanted === 'suggest' && !options.length) return 'suggest';
  if (options.length || hasOptions) return wanted === 'radio' || wanted === 'select' ? wanted : options.length && isShort(options) ? 'radio' : 'select';
  if (schema.format === 'money') return 'money';
  if (schema.format === 'date') return 'date';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  if (wanted === 'textarea' || (!wanted && (schema.maxLength ?? 0) > 100 && !schema.format)) return 'textarea';

  return 'text';
}

/** The options of a choice, whichever way they are written. */
export function optionsOf(schema: Schema): readonly { readonly value: string | number; readonly label: string }[] {
  if (schema.oneOf) return schema.oneOf.map((option) => ({ value: option.const, label: option.title }));
  return (schema.enum ?? []).map((value) => ({ value, label: String(value) }));
}

/** Few and brief enough to be seen at once as cards. */
function isShort(options: readonly { readonly label: string }[]): boolean {
  return options.length <= 5 && options.every(({ label }) => label.length <= 40);
}
