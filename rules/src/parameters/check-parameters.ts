import type { Finding } from '../outcome.js';
import type { LegalBasis } from '../values.js';
import { type DatedParameter, valueOn } from './resolve-parameters.js';

/** A dated parameter as a package states it: each value may name the law that it comes from. */
export interface StatedParameter extends DatedParameter {
  readonly values: readonly { readonly from: string; readonly value: DatedParameter['values'][number]['value']; readonly basis?: LegalBasis }[];
}

/**
 * What is wrong with dated parameters: a value without a legal basis, and a parameter that has no value on one of the days on which
 * it is needed (`days`, civil dates: the first day of a school year, the dates of the scenarios).
 */
export function checkParameters(parameters: readonly StatedParameter[], days: readonly string[]): readonly Finding[] {
  return parameters.flatMap((parameter, index) => [...withoutBasis(parameter, index), ...withoutValue(parameter, index, days)]);
}

function withoutBasis({ id, title, titleEn, values }: StatedParameter, index: number): readonly Finding[] {
  return values.flatMap(({ from, basis }, at): readonly Finding[] =>
    basis
      ? []
      : [
          {
            severity: 'warning',
            code: 'BASIS_MISSING',
            place: `/${index}/values/${at}`,
            message: {
              zh: `参数“${title ?? id}”自 ${from} 起的取值没有写明依据；例如一位申请人问“为什么是这个数”，就答不上来。请补充法规和条款。`,
              en: `The value of "${titleEn ?? id}" from ${from} on states no legal basis; an applicant who asks why could not be answered. Add the law and its article.`,
            },
          },
        ],
  );
}

function withoutValue({ id, title, titleEn, values }: StatedParameter, index: number, days: readonly string[]): readonly Finding[] {
  const day = days.find((one) => valueOn(values, one) === undefined);
  if (day === undefined) return [];

  const first = values.map(({ from }) => from).sort()[0];
  return [
    {
      severity: 'error',
      code: 'PARAMETER_WITHOUT_VALUE',
      place: `/${index}/values`,
      message: {
        zh: `参数“${title ?? id}”在 ${day} 没有取值（最早自 ${first ?? '—'} 起）：例如 ${day} 受理的申请无法决定。请补充该日期的数值。`,
        en: `"${titleEn ?? id}" has no value on ${day} (the first begins ${first ?? 'never'}): a case accepted on ${day} could not be decided. Add one.`,
      },
    },
  ];
}
