import type { DecisionDefinition } from '../decisions/definition.js';
import { parseDecision } from '../decisions/parse-decision.js';
import { type Outcome, refused } from '../outcome.js';

/** A number of a decision that can be tried with other values. */
export interface NumberPlace {
  readonly decision: string;
  /** JSON pointer; with `#n` the n-th number of a cell's text: `/characteristics/0/attributes/1/when#0`. */
  readonly pointer: string;
  readonly title: string;
  readonly titleEn: string;
  readonly value: number;
}

/** Numbers that people move: where grades begin, the points of an attribute, the borders in its test and in the cells of a table. */
export function numbersIn(definition: DecisionDefinition): readonly NumberPlace[] {
  const { id, title, titleEn = title } = definition;
  const place = (pointer: string, value: number, zh: string, en: string): NumberPlace => ({
    ...{ decision: id, pointer, value },
    ...{ title: `${title} · ${zh}`, titleEn: `${titleEn} · ${en}` },
  });
  const borders = (pointer: string, text: string, zh: string, en: string) =>
    numbersOfText(text).map((value, index) => place(`${pointer}#${index}`, value, `${zh} ${text}`, `${en} ${text}`));
  if (definition.kind === 'scorecard') {
    const grades = definition.grades.flatMap(({ from, title: name, titleEn: nameEn = name }, index) =>
      typeof from === 'number' ? [place(`/grades/${index}/from`, from, `等级“${name}”起点`, `grade "${nameEn}" from`)] : [],
    );
    const attributes = definition.characteristics.flatMap(({ title: name, titleEn: nameEn = name, attributes: list }, at) =>
      list.flatMap(({ when, score }, index) => [
        ...borders(`/characteristics/${at}/attributes/${index}/when`, when, `${name} 界线`, `${nameEn} border`),
        ...(typeof score === 'number'
          ? [place(`/characteristics/${at}/attributes/${index}/score`, score, `${name} ${when} 分值`, `${nameEn} ${when} points`)]
          : []),
      ]),
    );
    return [...grades, ...attributes];
  }
  if (definition.kind !== 'decision-table') return [];

  return definition.rows.flatMap(({ id: row, when, then }, index) => [
    ...when.flatMap((text, at) =>
      borders(`/rows/${index}/when/${at}`, text, `${row} ${definition.inputs[at]?.title ?? ''}`, `${row} ${definition.inputs[at]?.titleEn ?? ''}`),
    ),
    ...Object.entries(then).flatMap(([output, value]) =>
      typeof value === 'number' ? [place(`/rows/${index}/then/${output}`, value, `${row} ${output}`, `${row} ${output}`)] : [],
    ),
  ]);
}

/** The decision with one number replaced. A number is replaced by a number and nothing else: a trial writes no rules. `NUMBER_NOT_FOUND`. */
export function withNumber(definition: DecisionDefinition, pointer: string, value: number): Outcome<DecisionDefinition> {
  const copy: unknown = structuredClone(definition);
  const [path = '', nth] = pointer.split('#');
  const replaced = Number.isFinite(value) && replaceAt(copy, path.split('/').slice(1), (inner) => numberFor(inner, nth, value));

  return replaced ? parseDecision(copy) : notFound(`${definition.id}${pointer}`);
}

/** What stands at a place after the change; `undefined` where no number stands there. */
function numberFor(inner: unknown, nth: string | undefined, value: number): number | string | undefined {
  if (nth === undefined) return typeof inner === 'number' ? value : undefined;
  if (typeof inner !== 'string') return undefined;
  const wanted = Number(nth);
  let seen = -1;
  const changed = inner.replace(numbersAndTexts, (found) => {
    if (found.startsWith('"')) return found;
    seen += 1;
    return seen === wanted ? plainNumber(value) : found;
  });
  return wanted >= 0 && wanted <= seen ? changed : undefined;
}

/** Texts are skipped: a digit of a name is no number. */
const numbersAndTexts = /"[^"]*"|\d+(?:\.\d+)?/g;

function numbersOfText(text: string): readonly number[] {
  return (text.match(numbersAndTexts) ?? []).filter((found) => !found.startsWith('"')).map(Number);
}

function plainNumber(value: number): string {
  return String(Math.round(Math.abs(value) * 1e6) / 1e6);
}

function replaceAt(target: unknown, [key = '', ...rest]: readonly string[], change: (inner: unknown) => number | string | undefined): boolean {
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, key)) return false;
  const inner: unknown = Reflect.get(target, key);
  if (rest.length > 0) return replaceAt(inner, rest, change);
  const changed = change(inner);

  return changed !== undefined && Reflect.set(target, key, changed);
}

function notFound(place: string) {
  return refused('NUMBER_NOT_FOUND', {
    zh: `“${place}”处没有可以试改的数。`,
    en: `There is no number to try at "${place}".`,
  });
}
