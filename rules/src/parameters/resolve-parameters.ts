import { done, type Outcome, type Problem, refused } from '../outcome.js';
import type { Value } from '../values.js';

/** A dated value: valid from that civil day on, until a later one begins. */
export interface DatedValue {
  readonly from: string;
  readonly value: Value;
}

export interface DatedParameter {
  readonly id: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly values: readonly DatedValue[];
}

/** The value of every parameter on one day (usually the day of acceptance); an override of the city wins. Each one without a value is named. */
export function resolveParameters(
  definitions: readonly DatedParameter[],
  on: string,
  overrides: Readonly<Record<string, Value>> = {},
): Outcome<Readonly<Record<string, Value>>> {
  const resolved: Record<string, Value> = {};
  const problems: Problem[] = [];
  for (const definition of definitions) {
    const value = Object.hasOwn(overrides, definition.id) ? overrides[definition.id] : valueOn(definition.values, on);
    if (value === undefined) problems.push(noValue(definition, on));
    else resolved[definition.id] = value;
  }
  if (problems.length === 0) return done(resolved);
  const names = problems.map((problem) => problem.place).join('、');

  return refused(
    'PARAMETER_WITHOUT_VALUE',
    { zh: `以下参数在 ${on} 没有取值：${names}。请补充该日期的数值。`, en: `These parameters have no value on ${on}: ${names}. Add one.` },
    problems,
  );
}

/** The value that began last, on or before the day. */
export function valueOn(values: readonly DatedValue[], on: string): Value | undefined {
  const begun = values.filter((entry) => entry.from <= on);

  return begun.reduce<DatedValue | undefined>((latest, entry) => (latest === undefined || entry.from >= latest.from ? entry : latest), undefined)?.value;
}

function noValue({ id, title, titleEn }: DatedParameter, on: string): Problem {
  return {
    code: 'PARAMETER_WITHOUT_VALUE',
    place: `params.${id}`,
    message: { zh: `参数“${title ?? id}”在 ${on} 没有取值。`, en: `The parameter "${titleEn ?? id}" has no value on ${on}.` },
  };
}
