import type { FormDefinition, Schema } from '@onething/forms';
import { type FieldKind, fieldKinds } from './field-kinds.js';

/** The questions of a group that is answered several times, by name; nothing where the field is no group. */
export function questionsOf(schema: Schema | undefined): Readonly<Record<string, Schema>> | undefined {
  return schema?.type === 'array' ? schema.items?.properties : undefined;
}

/** The form with a question more in a group. */
export function withQuestion(form: FormDefinition, group: string, kind: FieldKind, title: string): FormDefinition {
  return changed(form, group, (questions, required) => {
    const name = freeName(questions, kind);
    return [{ ...questions, [name]: { ...fieldKinds[kind], title } }, [...required, name]];
  });
}

/** The form without a question of a group; the last one stays. */
export function withoutQuestion(form: FormDefinition, group: string, name: string): FormDefinition {
  return changed(form, group, (questions, required) => {
    const { [name]: _, ...others } = questions;
    return Object.keys(others).length === 0 ? [questions, required] : [others, required.filter((one) => one !== name)];
  });
}

/** The form with another title at a question of a group. */
export function withQuestionTitle(form: FormDefinition, group: string, name: string, title: string): FormDefinition {
  return changed(form, group, (questions, required) => [{ ...questions, [name]: { ...questions[name], title } }, required]);
}

type Questions = Readonly<Record<string, Schema>>;

function changed(
  form: FormDefinition,
  group: string,
  change: (questions: Questions, required: readonly string[]) => [Questions, readonly string[]],
): FormDefinition {
  const schema = form.schema.properties[group];
  if (!schema?.items?.properties) return form;

  const [properties, required] = change(schema.items.properties, schema.items.required ?? []);
  const next: Schema = { ...schema, items: { ...schema.items, properties, required } };
  return { ...form, schema: { ...form.schema, properties: { ...form.schema.properties, [group]: next } } };
}

function freeName(taken: Questions, kind: FieldKind): string {
  for (let number = 1; ; number += 1) if (!Object.hasOwn(taken, `${kind}${number}`)) return `${kind}${number}`;
}
