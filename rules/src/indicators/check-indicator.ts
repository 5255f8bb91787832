import { checkCondition } from '../conditions/check-condition.js';
import type { IndicatorDefinition, Measure } from '../decisions/definition.js';
import { checkExpression } from '../expressions/check-expression.js';
import { any, listOf, number } from '../expressions/type.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Finding } from '../outcome.js';
import { finding } from '../scorecards/finding.js';

/** Everything that can be said of an indicator before it runs. */
export function checkIndicator(definition: IndicatorDefinition, dictionary: Dictionary): readonly Finding[] {
  const { rows, row, where, measures } = definition;
  const inside: Dictionary = { ...dictionary, ...row };

  return [
    ...checkExpression(rows, dictionary, '/rows', listOf(any)),
    ...(where ? checkCondition(where, inside, '/where') : []),
    ...checkFields(definition),
    ...checkSource(definition),
    ...measures.flatMap((measure, index) => [...checkParts(measure, index, measures), ...checkTexts(measure, index, inside, dictionary)]),
  ];
}

function checkFields({ key, by = [], row }: IndicatorDefinition): readonly Finding[] {
  return [{ field: key, place: '/key' }, ...by.map((field, index) => ({ field, place: `/by/${index}` }))].flatMap(({ field, place }) =>
    Object.hasOwn(row, field) ? [] : [fieldUnknown(field, place)],
  );
}

function fieldUnknown(field: string, place: string): Finding {
  return finding('error', 'FACT_UNKNOWN', place, {
    zh: `记录没有字段“${field}”，请先在“row”中声明。`,
    en: `A row has no field "${field}"; declare it in "row" first.`,
  });
}

function checkSource({ source, row }: IndicatorDefinition): readonly Finding[] {
  if (!source) return [];
  const named = [
    ...Object.keys(source.fields ?? {}).map((field) => ({ field, place: `/source/fields/${field}` })),
    { field: source.day, place: '/source/day' },
  ];
  const unknown = named.flatMap(({ field, place }) => (field === undefined || Object.hasOwn(row, field) ? [] : [fieldUnknown(field, place)]));
  if (source.kind === 'cases' || source.registry !== undefined) return unknown;

  return [...unknown, finding('error', 'FIELD_MISSING', '/source/registry', { zh: '请写明从哪个基础库统计。', en: 'Say which registry is counted.' })];
}

function checkParts({ id, title, titleEn, measure, of, elapsed, where }: Measure, index: number, measures: readonly Measure[]): readonly Finding[] {
  const [place, found]: [string, Finding[]] = [`/measures/${index}`, []];
  const missing = (part: string) =>
    found.push(
      finding('error', 'FIELD_MISSING', `${place}/${part}`, { zh: `指标“${title}”缺少“${part}”。`, en: `The measure "${titleEn ?? id}" needs "${part}".` }),
    );
  if (id === 'cells' || measures.findIndex((other) => other.id === id) < index)
    found.push(finding('error', 'NAME_TAKEN', `${place}/id`, { zh: `标识“${id}”重复或已被占用，请换一个。`, en: `The id "${id}" is taken; choose another.` }));
  if ((measure === 'sum' || measure === 'median') && of === undefined) missing('of');
  if (measure === 'pace' && elapsed === undefined) missing('elapsed');
  if ((measure === 'ratio' || measure === 'pace') && where === undefined) missing('where');

  return found;
}

function checkTexts({ of, elapsed, where }: Measure, index: number, inside: Dictionary, outside: Dictionary): readonly Finding[] {
  const place = `/measures/${index}`;

  return [
    ...(where ? checkCondition(where, inside, `${place}/where`) : []),
    ...(of === undefined ? [] : checkExpression(of, inside, `${place}/of`, number)),
    ...(elapsed === undefined ? [] : checkExpression(elapsed, outside, `${place}/elapsed`, number)),
  ];
}
