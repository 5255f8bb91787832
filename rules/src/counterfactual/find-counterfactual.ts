import { isCivilDate } from '../clock/civil-date.js';
import { addDays } from '../clock/date-arithmetic.js';
import type { Decision } from '../decisions/decision.js';
import type { DecisionDefinition, FactDeclaration } from '../decisions/definition.js';
import { describeValue } from '../messages/describe-value.js';
import { listed } from '../messages/join.js';
import { done, type Outcome, refused } from '../outcome.js';
import type { Facts, Message, Value } from '../values.js';
import { comparedValues } from './compared-values.js';

/** A result that a person would like to have instead. */
export interface CounterfactualQuestion {
  readonly decision: Decision;
  /** The decisions of its graph, where it requires others; default itself alone. */
  readonly definitions?: readonly DecisionDefinition[];
  readonly facts: Facts;
  readonly wanted: (output: Readonly<Record<string, Value>>) => boolean;
}

export interface Change {
  readonly fact: string;
  readonly from: Value | undefined;
  readonly to: Value;
}

/** `none`: nothing that the author marked would turn the result; then only clause and appeal are told. */
export type Counterfactual =
  | { readonly status: 'found'; readonly changes: readonly Change[]; readonly sentence: Message }
  | { readonly status: 'none'; readonly sentence: Message };

const mostComparisons = 30;
const mostEvaluations = 5000;

/**
 * The smallest change over the facts that the author marked as `changeable` which would turn the result: fewest facts first, then
 * the least change of numbers. Never looks at any other fact, so no distance to a line of income can come out of it.
 * Refused: `COUNTERFACTUAL_TOO_LARGE` over 30 comparisons.
 */
export function findCounterfactual({ decision, definitions = [decision.definition], facts, wanted }: CounterfactualQuestion): Outcome<Counterfactual> {
  const compared = comparedValues(definitions);
  if (compared.comparisons > mostComparisons) return tooLarge(compared.comparisons);

  const options = changeableOf(definitions).map(({ name, declaration }) => ({
    name,
    declaration,
    from: facts[name],
    values: optionsOf(facts[name], declaration, compared.values.get(name) ?? []),
  }));
  const turns = (changes: readonly Change[]) => {
    const evaluation = decision.evaluate({ ...facts, ...Object.fromEntries(changes.map(({ fact, to }) => [fact, to])) });
    return evaluation.status === 'decided' && wanted(evaluation.output);
  };
  const changes = smallest(options, turns);
  if (!changes) return done({ status: 'none', sentence: nothingHelps });

  return done({ status: 'found', changes, sentence: told(changes, options) });
}

interface Option {
  readonly name: string;
  readonly declaration: FactDeclaration;
  readonly from: Value | undefined;
  readonly values: readonly Value[];
}

function changeableOf(definitions: readonly DecisionDefinition[]): readonly { readonly name: string; readonly declaration: FactDeclaration }[] {
  const all = new Map(definitions.flatMap(({ facts }) => Object.entries(facts)));

  return [...all].flatMap(([name, declaration]) => (declaration.changeable ? [{ name, declaration }] : []));
}

/** Other values worth trying: of a code list all, of a number or date those where a comparison turns. */
function optionsOf(from: Value | undefined, { type, values }: FactDeclaration, constants: readonly Value[]): readonly Value[] {
  const candidates: readonly Value[] = values ?? (type === 'boolean' ? [true, false] : constants.flatMap(beside));
  const different = [...new Set(candidates)].filter((value) => value !== from && value !== null);

  return typeof from === 'number' ? [...different].sort((a, b) => Math.abs(Number(a) - from) - Math.abs(Number(b) - from)) : different;
}

function beside(constant: Value): readonly Value[] {
  if (typeof constant === 'number') return [constant - 1, constant, constant + 1];
  if (isCivilDate(constant)) return [addDays(constant, -1) ?? constant, constant, addDays(constant, 1) ?? constant];

  return [constant];
}

/** Changes of one fact, then of two, then of three, within a fixed number of evaluations. */
function smallest(options: readonly Option[], turns: (changes: readonly Change[]) => boolean): readonly Change[] | undefined {
  let left = mostEvaluations;
  const search = (start: number, count: number, chosen: readonly Change[]): readonly Change[] | undefined => {
    if (count === 0) {
      left -= 1;
      return turns(chosen) ? chosen : undefined;
    }
    for (const [offset, { name, from, values }] of options.slice(start).entries()) {
      for (const to of values) {
        if (left <= 0) return undefined;
        const found = search(start + offset + 1, count - 1, [...chosen, { fact: name, from, to }]);
        if (found) return found;
      }
    }
    return undefined;
  };
  return search(0, 1, []) ?? search(0, 2, []) ?? search(0, 3, []);
}

function told(changes: readonly Change[], options: readonly Option[]): Message {
  const parts = changes.map(({ fact, from, to }): Message => {
    const { title = fact, titleEn = fact } = options.find(({ name }) => name === fact)?.declaration ?? {};
    const [before, after] = [describeValue(from), describeValue(to)];
    return from === undefined
      ? { zh: `${title}经证明为 ${after.zh}`, en: `${titleEn} is documented as ${after.en}` }
      : { zh: `${title}由 ${before.zh} 变为 ${after.zh}`, en: `${titleEn} changes from ${before.en} to ${after.en}` };
  });
  const joined = listed(parts);

  return { zh: `如果${joined.zh}，结果就会改变。`, en: `If ${joined.en}, the result would change.` };
}

const nothingHelps: Message = {
  zh: '没有可以由您更正或补充证明的事项能改变这一结果；所依据的条款见上，您可以申请复核。',
  en: 'Nothing that you may correct or document would change this result; the clauses it rests on are given above, and you may ask for a review.',
};

function tooLarge(comparisons: number) {
  return refused('COUNTERFACTUAL_TOO_LARGE', {
    zh: `决策有 ${comparisons} 个比较，超过 ${mostComparisons} 个，不计算“怎样才能改变结果”。`,
    en: `The decision has ${comparisons} comparisons, more than ${mostComparisons}; what would change its result is not computed.`,
  });
}
