import { dateFunctions } from './dates.js';
import type { ExpressionFunction } from './function.js';
import { listFunctions } from './lists.js';
import { numberFunctions } from './numbers.js';
import { presenceFunctions } from './presence.js';
import { residentFunctions } from './residents.js';
import { textFunctions } from './texts.js';

/** Every function of the expression language; the designer and the documentation list exactly these. */
export const expressionFunctions: readonly ExpressionFunction[] = [
  ...numberFunctions,
  ...textFunctions,
  ...listFunctions,
  ...dateFunctions,
  ...presenceFunctions,
  ...residentFunctions,
];

const byName: ReadonlyMap<string, ExpressionFunction> = new Map(expressionFunctions.map((entry) => [entry.name, entry]));

/** Words of the longest name. */
export const longestFunctionName = Math.max(...expressionFunctions.map((entry) => entry.name.split(' ').length));

export function functionNamed(name: string): ExpressionFunction | undefined {
  return byName.get(name);
}

/** `not` is a function in writing, and logic in meaning. */
export function isFunctionName(name: string): boolean {
  return name === 'not' || byName.has(name);
}
