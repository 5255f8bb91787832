import { isCivilDate } from '../clock/civil-date.js';
import { addDays } from '../clock/date-arithmetic.js';
import { comparedValues } from '../counterfactual/compared-values.js';
import type { Decision } from '../decisions/decision.js';
import type { FactDeclaration } from '../decisions/definition.js';
import { type Dictionary, declarationOf } from '../facts/dictionary.js';
import { parsePath } from '../facts/fact-path.js';
import type { Value } from '../values.js';

const mostNumbers = 14;

/** Values worth trying of every fact that a decision reads, in order where they have one: a result turns beside a constant of the text. */
export function samplesOfFacts({ facts, definition }: Decision, dictionary: Dictionary): ReadonlyMap<string, readonly Value[]> {
  const compared = comparedValues([definition]).values;
  const text = JSON.stringify(definition);
  const numbers = [...new Set((text.match(/(?<![\w."-])-?\d+(?:\.\d+)?(?![\w-])/g) ?? []).map(Number))].sort((a, b) => Math.abs(a) - Math.abs(b));
  const dates = [...new Set(text.match(/\d{4}-\d{2}-\d{2}/g) ?? [])].filter(isCivilDate);

  return new Map(facts.map((name) => [name, samplesOf(name, dictionary, { numbers, dates, own: compared.get(name) ?? [] })]));
}

interface Constants {
  readonly numbers: readonly number[];
  readonly dates: readonly string[];
  /** What the fact itself is compared with. */
  readonly own: readonly Value[];
}

function samplesOf(name: string, dictionary: Dictionary, { numbers, dates, own }: Constants): readonly Value[] {
  // Nobody knows yet what a parameter will be; it is some positive number.
  if (name.startsWith('params.')) return [1, 10];
  const found = declarationOf(dictionary, parsePath(name) ?? [name]);
  const declaration: Partial<FactDeclaration> = found.is === 'declared' ? found.declaration : {};
  if (declaration.values) return declaration.values;
  switch (declaration.type) {
    case 'boolean':
      return [false, true];
    case 'date':
      return [...new Set([...dates.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]), '2026-01-01'])].sort();
    case 'number':
    case 'money':
      return [...new Set([0, 1, 2, 3, ...numbers.slice(0, mostNumbers).flatMap((number) => [number, number + 1])])].sort((a, b) => a - b);
    case 'list':
      return [[]];
    default:
      return [...new Set([...own, '\u0000other'])];
  }
}
