import type { FormDefinition, Schema } from '@onething/forms';

/** One answer as it is read back: its question, and what was answered in words. */
export interface Answer {
  readonly name: string;
  readonly title: string;
  readonly value: AnswerValue;
}

export type AnswerValue = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly id: string } | { readonly kind: 'yes' | 'no' };

/** The answers of a submission in the order of the form; fields that had no answer and hidden ones are left out. */
export function submittedAnswers(form: FormDefinition, values: Readonly<Record<string, unknown>>): Answer[] {
  const shown = form.layout.flatMap((section) => section.fields).filter((name) => !form.fields?.[name]?.hidden);
  return shown.flatMap((name) => answerOf(name, form.schema.properties[name], values[name]));
}

function answerOf(name: string, schema: Schema | undefined, value: unknown): Answer[] {
  if (value === undefined || value === null || value === '') return [];
  if (isObject(value) && schema?.properties) return Object.entries(schema.properties).flatMap(([part, its]) => answerOf(`${name}.${part}`, its, value[part]));

  return [{ name, title: schema?.title ?? name, value: answerValue(schema, value) }];
}

function answerValue(schema: Schema | undefined, value: unknown): AnswerValue {
  if (typeof value === 'boolean') return { kind: value ? 'yes' : 'no' };
  if (schema?.format === 'file') return { kind: 'file', id: String(value) };
  if (schema?.format === 'money' && typeof value === 'number') return { kind: 'text', text: `¥${(value / 100).toFixed(2)}` };
  if (Array.isArray(value)) return { kind: 'text', text: value.map((item) => titleOf(schema?.items, item)).join('、') };

  return { kind: 'text', text: titleOf(schema, value) };
}

function titleOf(schema: Schema | undefined, value: unknown): string {
  const choice = schema?.oneOf?.find((option) => option.const === value);
  if (choice) return choice.title;

  if (!isObject(value)) return String(value);
  const members = Object.entries(value).filter(([, member]) => isPlain(member));
  return members.map(([name, member]) => titleOf(schema?.properties?.[name], member)).join(' ');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
