import type { Finding } from '@onething/rules';
import type { FieldSettings, FormDefinition } from '../definition.js';
import { schemaAt } from '../validation/answer-problems.js';
import { escapePointer } from '../validation/unsafe-json.js';
import { doubt, mistake } from './finding.js';

/** The ways of asking that a field may choose. */
export const widgets = ['text', 'textarea', 'radio', 'select', 'checkbox', 'suggest', 'supplement'] as const;

/** What OneThing adds to fields: each setting belongs to a field that exists and can be answered. */
export function checkSettings(definition: FormDefinition): readonly Finding[] {
  return Object.entries(definition.fields ?? {}).flatMap(([name, settings]) => {
    const place = `/fields/${escapePointer(name)}`;
    if (!exists(definition, name)) return [unknown(place, name)];
    return [
      ...checkNested(place, name, settings),
      ...checkReadOnly(definition, place, name, settings),
      ...checkHidden(place, name, settings),
      ...checkWidget(place, settings),
      ...checkSupplement(definition, place, name, settings),
    ];
  });
}

/** `members.idNo` names a member of every entry of the list `members`. */
function exists({ schema }: FormDefinition, name: string): boolean {
  const path = name.split('.').flatMap((segment, i) => (i ? ['0', segment] : [segment]));
  return schemaAt(schema, path) !== undefined || schemaAt(schema, name.split('.')) !== undefined;
}

function checkNested(place: string, name: string, settings: FieldSettings): readonly Finding[] {
  if (!name.includes('.')) return [];
  return (['readOnly', 'hidden', 'prefill', 'visibleWhen', 'requiredWhen'] as const)
    .filter((setting) => settings[setting] !== undefined)
    .map((setting) =>
      mistake(
        'SETTING_INSIDE_GROUP',
        `${place}/${setting}`,
        `“${setting}”不能用于组内的字段“${name}”`,
        `“${setting}” does not apply to “${name}” inside a group`,
      ),
    );
}

function checkReadOnly({ schema }: FormDefinition, place: string, name: string, { readOnly, prefill, requiredWhen }: FieldSettings): readonly Finding[] {
  const needed = schema.required?.includes(name) || requiredWhen;
  if (!readOnly || prefill || !needed) return [];
  return [
    mistake(
      'READ_ONLY_WITHOUT_SOURCE',
      place,
      `“${name}”必填、只读，却没有预填来源，没有人能填上它`,
      `“${name}” is required and read-only but has no source: nobody can fill it`,
    ),
  ];
}

/** Nobody can answer what they do not see. */
function checkHidden(place: string, name: string, { hidden, readOnly, prefill }: FieldSettings): readonly Finding[] {
  if (!hidden || (readOnly && prefill)) return [];
  return [
    mistake(
      'HIDDEN_FIELD_ASKED',
      `${place}/hidden`,
      `“${name}”不显示，就必须只读并且有预填来源`,
      `“${name}” is hidden and therefore must be read-only and prefilled`,
    ),
  ];
}

function checkWidget(place: string, { widget }: FieldSettings): readonly Finding[] {
  if (!widget || widgets.some((known) => known === widget)) return [];
  return [
    doubt(
      'WIDGET_UNKNOWN',
      `${place}/widget`,
      `没有名为“${widget}”的填写方式，将用默认的`,
      `There is no way of asking called “${widget}”; the usual one is taken`,
    ),
  ];
}

/** A reviewer's list of what is missing names fields and says what is missing in each. */
function checkSupplement({ schema }: FormDefinition, place: string, name: string, { widget }: FieldSettings): readonly Finding[] {
  const entry = schema.properties[name]?.items?.properties;
  if (widget !== 'supplement' || (entry?.field?.type === 'string' && entry.note?.type === 'string')) return [];
  return [
    mistake(
      'SUPPLEMENT_SHAPE',
      `${place}/widget`,
      `“${name}”用来标注补正内容，应为由 field（字段）和 note（说明）组成的列表`,
      `“${name}” marks what is missing and must be a list of { field, note }`,
    ),
  ];
}

function unknown(place: string, name: string): Finding {
  return mistake('SETTINGS_UNKNOWN_FIELD', place, `fields 中的“${name}”不是表单的字段`, `fields names “${name}”, which is no field of the form`);
}
