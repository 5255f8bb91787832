import type { Grade } from '../decisions/definition.js';
import type { Facts, Message } from '../values.js';
import type { CompiledGrade } from './compile-scorecard.js';
import type { Span } from './span.js';

/** A grade with the score it begins at; the grade that takes the rest begins nowhere. */
export interface Band {
  readonly grade: Grade;
  readonly from: number;
}

/** The bands as they stand in one case, or what is missing to know them. */
export type Bands =
  | { readonly status: 'value'; readonly bands: readonly Band[] }
  | { readonly status: 'unknown'; readonly missing: readonly string[] }
  | { readonly status: 'failed'; readonly code: string; readonly message: Message };

export function bandsOf(grades: readonly CompiledGrade[], facts: Facts): Bands {
  const bands: Band[] = [];
  const missing: string[] = [];
  for (const { grade, from } of grades) {
    const result = from && 'evaluate' in from ? from.evaluate(facts) : { status: 'value' as const, value: from?.value ?? Number.NEGATIVE_INFINITY };
    if (result.status === 'failed') return result;
    if (result.status === 'unknown') missing.push(...result.missing);
    else if (typeof result.value === 'number') bands.push({ grade, from: result.value });
    else
      return {
        status: 'failed',
        code: 'EXPRESSION_TYPE',
        message: { zh: `等级“${grade.title}”的起点不是数字`, en: `the grade "${grade.code}" does not begin at a number` },
      };
  }
  return missing.length > 0 ? { status: 'unknown', missing } : { status: 'value', bands };
}

/** The band of a score. */
export function bandAt(bands: readonly Band[], score: number): Band | undefined {
  return bands.find(({ from }) => score >= from);
}

/** Every grade that a score within the span can have; `undefined` among them where a score is below all bands. */
export function gradesWithin(bands: readonly Band[], { low, high }: Span): ReadonlySet<string | undefined> {
  const corners = [low, ...bands.map(({ from }) => from).filter((from) => from > low && from <= high)];

  return new Set(corners.map((score) => bandAt(bands, score)?.grade.code));
}
