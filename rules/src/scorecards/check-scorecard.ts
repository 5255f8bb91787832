import type { ExpiringEntries, ScorecardDefinition } from '../decisions/definition.js';
import { checkExpression } from '../expressions/check-expression.js';
import { any, boolean, listOf, number } from '../expressions/type.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Finding } from '../outcome.js';
import { checkTable } from '../tables/check-table.js';
import type { Message } from '../values.js';
import { analyseScorecard } from './analysis/analyse-scorecard.js';
import { tableOf } from './characteristic-table.js';
import { compileScorecard } from './compile-scorecard.js';
import { finding } from './finding.js';
import { cardPlace } from './place.js';

/** Everything that can be said of a scorecard before it runs. */
export function checkScorecard(definition: ScorecardDefinition, dictionary: Dictionary): readonly Finding[] {
  const plain = [
    ...repeated(definition),
    ...definition.characteristics.flatMap((_, index) => checkCharacteristic(definition, index, dictionary)),
    ...checkGrades(definition, dictionary),
    ...checkVetoes(definition, dictionary),
    ...checkBounds(definition),
  ];
  const card = compileScorecard(definition);

  return card.ok && !plain.some(({ severity }) => severity === 'error') ? [...plain, ...analyseScorecard(card.value, dictionary)] : plain;
}

function repeated({ characteristics, grades, vetoes = [] }: ScorecardDefinition): readonly Finding[] {
  const twice = (ids: readonly string[], place: (index: number) => string) =>
    ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [finding('error', 'NAME_TAKEN', place(index), { zh: `标识“${id}”重复，请换一个。`, en: `The id "${id}" is used twice; choose another.` })]
        : [],
    );
  const lines = [...characteristics, ...vetoes].map(({ id }) => id);

  return [
    ...twice(lines, (index) => (index < characteristics.length ? `/characteristics/${index}/id` : `/vetoes/${index - characteristics.length}/id`)),
    ...twice(
      grades.map(({ code }) => code),
      (index) => `/grades/${index}/code`,
    ),
  ];
}

const codes: Readonly<Record<string, string>> = {
  TABLE_GAP: 'ATTRIBUTE_GAP',
  ROW_DEAD: 'ATTRIBUTE_DEAD',
  ROW_MASKED: 'ATTRIBUTE_MASKED',
  ROWS_OVERLAP: 'ATTRIBUTES_OVERLAP',
};

/** A characteristic is checked as the table it is; what is found is told in the scorecard's words. */
function checkCharacteristic(definition: ScorecardDefinition, index: number, dictionary: Dictionary): readonly Finding[] {
  const characteristic = definition.characteristics[index];
  if (!characteristic) return [];
  const { title, titleEn, id, entries } = characteristic;
  const inside = entries ? { ...dictionary, [entries.as]: { title: '有效的记录', titleEn: 'valid entries', type: 'list' as const } } : dictionary;
  const ofEntries = entries ? checkEntries(entries, `/characteristics/${index}/entries`, dictionary) : [];

  const ofTable = checkTable(tableOf(characteristic, definition), inside).map(({ severity, code, place, message }) =>
    finding(severity, codes[code] ?? code, code === 'TABLE_GAP' ? `/characteristics/${index}/attributes` : cardPlace(place, index), {
      zh: `评分项“${title}”：${inCardWords(message.zh)}`,
      en: `${titleEn ?? id}: ${message.en.replace(/\brow(s?)\b/g, 'attribute$1').replace(/\bRow(s?)\b/g, 'Attribute$1')}`,
    }),
  );
  return [...ofEntries, ...ofTable];
}

function checkEntries({ of, as, months, on }: ExpiringEntries, place: string, dictionary: Dictionary): readonly Finding[] {
  const taken: Message = { zh: `名称“${as}”已经用作事实，请换一个。`, en: `The name "${as}" is already a fact; choose another.` };

  return [
    ...(Object.hasOwn(dictionary, as) ? [finding('error', 'NAME_TAKEN', `${place}/as`, taken)] : []),
    ...checkExpression(of, dictionary, `${place}/of`, listOf(any)),
    ...(typeof months === 'number' ? [] : checkExpression(months.expr, dictionary, `${place}/months/expr`, number)),
    ...checkExpression(on ?? 'case.date', dictionary, `${place}/on`),
  ];
}

function inCardWords(text: string): string {
  return text
    .replace('请补充一行，或者给出默认结果', '请补充一档，或者用“otherwise”写明其余情形的分值')
    .replace('“只有一行适用”的表', '只取一档的评分项')
    .replace(/第 (\d+) 行/g, '第 $1 档')
    .replace(/没有一行/g, '没有一档')
    .replace(/它上面的几行/g, '它上面的几档')
    .replace(/这一行|其中一行/g, (words) => words.replace('行', '档'));
}

function checkGrades({ grades, bounds, initialScore }: ScorecardDefinition, dictionary: Dictionary): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, { from, title }] of grades.entries()) {
    const [place, above] = [`/grades/${index}/from`, grades[index - 1]?.from];
    if (from === undefined && index < grades.length - 1) found.push(finding('error', 'GRADES_ORDER', place, onlyLast(title)));
    if (typeof from === 'object') found.push(...checkExpression(from.expr, dictionary, `${place}/expr`, number));
    if (typeof from === 'number' && typeof above === 'number' && from >= above)
      found.push(finding('error', 'GRADES_ORDER', place, notBelow(title, from, above)));
  }
  const last = grades.at(-1)?.from;
  const least = bounds?.min ?? (initialScore !== undefined ? undefined : Number.NEGATIVE_INFINITY);
  if (last !== undefined && !(typeof last === 'number' && least !== undefined && least >= last)) found.push(finding('warning', 'GRADE_GAP', '/grades', noRest));

  return found;
}

const noRest: Message = {
  zh: '总分可能低于最低一级的起点，那时没有等级。请给最低一级去掉“from”，让它包括其余分数。',
  en: 'A score may lie below the lowest grade, and then there is none. Leave out "from" of the lowest one, so that it takes the rest.',
};

function onlyLast(title: string): Message {
  return {
    zh: `等级“${title}”没有起点，后面的等级永远轮不到；只有最后一级可以没有“from”。`,
    en: `The grade "${title}" takes everything, so none below is reached; only the last one may be without "from".`,
  };
}

function notBelow(title: string, from: number, above: number): Message {
  return {
    zh: `等级应从高到低排列：“${title}”的起点 ${from} 分不低于上一级的 ${above} 分。`,
    en: `Grades stand from the best down: "${title}" begins at ${from}, not below the ${above} of the one above.`,
  };
}

function checkVetoes({ vetoes = [], grades }: ScorecardDefinition, dictionary: Dictionary): readonly Finding[] {
  const known = grades.map(({ code }) => code);
  return vetoes.flatMap(({ when, grade }, index) => [
    ...checkExpression(when, dictionary, `/vetoes/${index}/when`, boolean),
    ...(known.includes(grade)
      ? []
      : [
          finding('error', 'GRADE_UNKNOWN', `/vetoes/${index}/grade`, {
            zh: `没有等级“${grade}”，可用：${known.join('、')}。`,
            en: `There is no grade "${grade}"; known: ${known.join(', ')}.`,
          }),
        ]),
  ]);
}

function checkBounds({ bounds, characteristics }: ScorecardDefinition): readonly Finding[] {
  const all = [{ given: bounds, place: '/bounds' }, ...characteristics.map(({ cap }, index) => ({ given: cap, place: `/characteristics/${index}/cap` }))];

  return all.flatMap(({ given, place }) =>
    given?.min !== undefined && given.max !== undefined && given.min > given.max
      ? [
          finding('error', 'BOUNDS_EMPTY', place, {
            zh: `下限 ${given.min} 分高于上限 ${given.max} 分。`,
            en: `The lower bound ${given.min} is above the upper bound ${given.max}.`,
          }),
        ]
      : [],
  );
}
