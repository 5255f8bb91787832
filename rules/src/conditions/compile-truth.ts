import { compileExpression } from '../expressions/compile-expression.js';
import type { FactPath } from '../facts/fact-path.js';
import { readFact } from '../facts/read-fact.js';
import type { Facts, Truth, Value } from '../values.js';
import type { Comparison, Condition } from './condition.js';
import { pathOf } from './evaluate-condition.js';
import { isAll, isAny, isExpressionReference, isFactReference, isNot } from './kind-of-condition.js';
import { operators } from './operators.js';

/** Whether a condition holds, and nothing else: what it looked at is told by `evaluateCondition`, when somebody asks. */
export type Ask = (facts: Facts, read: FactsRead) => Truth;

/** Facts that conditions have in common are read once a case: a place for each, by its name. */
export class FactPlaces {
  private readonly places = new Map<string, number>();

  of(steps: FactPath): number {
    const name = steps.join('.');
    const known = this.places.get(name) ?? this.places.size;
    this.places.set(name, known);

    return known;
  }
}

/** What was read in one case, by place; `undefined` where nobody has looked yet. */
export type FactsRead = (Value | typeof missing | undefined)[];

const missing = Symbol('missing');

export function compileTruth(condition: Condition, places: FactPlaces): Ask {
  const inside = (part: Condition) => compileTruth(part, places);
  if (isAny(condition)) return group(condition.any.map(inside), true);
  if (isAll(condition)) return group(condition.all.map(inside), false);
  if (isNot(condition)) {
    const inner = inside(condition.not);
    return (facts, read) => {
      const truth = inner(facts, read);
      return truth === 'unknown' ? truth : !truth;
    };
  }
  return comparison(condition, places);
}

/** The first part that decides is enough; an empty group holds, as in json-rules-engine. */
function group(parts: readonly Ask[], decisive: boolean): Ask {
  const [first, second] = parts;
  if (!first) return () => true;
  if (parts.length === 2 && second) return pair(first, second, decisive);
  return (facts, read) => {
    let open = false;
    for (const part of parts) {
      const truth = part(facts, read);
      if (truth === decisive) return decisive;
      if (truth === 'unknown') open = true;
    }
    return open ? 'unknown' : !decisive;
  };
}

/** Most groups have two parts; asked without a loop they cost half. */
function pair(first: Ask, second: Ask, decisive: boolean): Ask {
  return (facts, read) => {
    const truth = first(facts, read);
    if (truth === decisive) return decisive;
    const other = second(facts, read);
    if (other === decisive) return decisive;

    return truth === 'unknown' || other === 'unknown' ? 'unknown' : !decisive;
  };
}

type Side = (facts: Facts, read: FactsRead) => Value | undefined;

function comparison({ fact, path, operator, value }: Comparison, places: FactPlaces): Ask {
  const [left, right] = [factSide(fact, path, places), rightSide(value, places)];
  const { holds } = operators[operator];
  const constant = typeof value === 'number' ? value : undefined;
  const quick = constant === undefined ? undefined : ofNumbers(operator, constant);
  if (quick && constant !== undefined) return againstNumber(quick, left, (a) => holds(a, constant), placeOf(fact, path, places));
  return (facts, read) => {
    const a = left(facts, read);
    if (a === undefined) return 'unknown';
    const b = right(facts, read);
    return b === undefined ? 'unknown' : holds(a, b);
  };
}

/** A number that was read before is compared at once. */
function againstNumber(quick: (value: number) => boolean, left: Side, holds: (value: Value) => boolean, place: number): Ask {
  return (facts, read) => {
    const known = read[place];
    const a = typeof known === 'number' ? known : left(facts, read);
    if (typeof a === 'number') return quick(a);

    return a === undefined ? 'unknown' : holds(a);
  };
}

/** A path that is none has no place. */
function placeOf(fact: string, path: string | undefined, places: FactPlaces): number {
  const steps = pathOf(fact, path);
  return steps ? places.of(steps) : -1;
}

/** Two numbers need none of the coercions. */
function ofNumbers(operator: Comparison['operator'], constant: number): ((value: number) => boolean) | undefined {
  switch (operator) {
    case 'lessThan':
      return (value) => value < constant;
    case 'lessThanInclusive':
      return (value) => value <= constant;
    case 'greaterThan':
      return (value) => value > constant;
    case 'greaterThanInclusive':
      return (value) => value >= constant;
    case 'equal':
      return (value) => value === constant;
    default:
      return undefined;
  }
}

function rightSide(value: Comparison['value'], places: FactPlaces): Side {
  if (isFactReference(value)) return factSide(value.fact, value.path, places);
  if (!isExpressionReference(value)) return () => value;
  const expression = compileExpression(value.expr);
  if (!expression.ok) return () => undefined;

  return (facts) => {
    const result = expression.value.evaluate(facts);
    return result.status === 'value' ? result.value : undefined;
  };
}

function factSide(fact: string, path: string | undefined, places: FactPlaces): Side {
  const steps = pathOf(fact, path);
  if (!steps) return () => undefined;
  const place = places.of(steps);
  return (facts, read) => {
    const known = read[place];
    if (known !== undefined) return known === missing ? undefined : known;
    const value = readFact(facts, steps);
    read[place] = value === undefined ? missing : value;
    return value;
  };
}
