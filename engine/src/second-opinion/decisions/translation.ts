import { type CompiledExpression, compileExpression, type Facts, isRefusedName, type Value } from '@onething/rules';
import { type Almanac, Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { type FactAt, factAt } from './read-cell.js';

/** A line of a decision as a rule: its name is the type of the event. */
export interface Line {
  readonly name: string;
  readonly conditions: TopLevelCondition;
}

/** Which lines hold for one case. Rejects where the library throws. */
export type Holding = (facts: Facts, more?: Facts) => Promise<ReadonlySet<string>>;

/**
 * One decision translated for json-rules-engine. A calculation becomes a fact of its own, named `= text`: it is computed by our
 * expression language, which both sides therefore share; every comparison is the library's.
 */
export class Translation {
  private readonly computed = new Map<string, CompiledExpression>();

  /** The place of a fact, or the name of a calculation; `undefined` where its text cannot be read. */
  fact(text: string): FactAt | undefined {
    return factAt(text) ?? (this.calculation(text) ? { fact: nameOf(text) } : undefined);
  }

  /** Computes what a line gives; `undefined` where its text cannot be read. */
  calculation(text: string): CompiledExpression | undefined {
    const known = this.computed.get(nameOf(text));
    if (known) return known;
    const expression = compileExpression(text);
    if (expression.ok) this.computed.set(nameOf(text), expression.value);

    return expression.ok ? expression.value : undefined;
  }

  /** An engine with these lines as its rules. */
  rules(lines: readonly Line[]): Holding {
    const rules: RuleProperties[] = lines.map(({ name, conditions }) => ({ event: { type: name }, conditions }));
    const engine = new Engine(rules, { allowUndefinedFacts: true, pathResolver: ownMember });
    for (const [name, expression] of this.computed)
      engine.addFact(name, async (_: unknown, almanac: Almanac) => computed(expression, await almanac.factValue<Facts>(allFacts)));

    return async (facts, more) => {
      const { events } = await engine.run({ ...facts, ...more, [allFacts]: facts });
      return new Set(events.map(({ type }) => type));
    };
  }
}

/** No fact of a decision can be called so. */
const allFacts = '= facts';

function nameOf(text: string): string {
  return `= ${text}`;
}

/** What ours did not read, because another line had decided, is not known here either; then it must not matter here. */
function computed(expression: CompiledExpression, facts: Facts): Value | undefined {
  const result = expression.evaluate(facts);

  return result.status === 'value' ? result.value : undefined;
}

/** A value, or the promise that there is one is broken: then the library has no opinion. */
export function compute(name: string, expression: CompiledExpression, facts: Facts): Value {
  const result = expression.evaluate(facts);
  if (result.status === 'value') return result.value;
  throw new Error(`cannot be computed: ${name} (${result.status})`);
}

/** Dotted paths over own members only, instead of the library's jsonpath. */
function ownMember(value: object, path: string): unknown {
  let inner: unknown = value;
  for (const name of path.replace(/^\$\.?/, '').split('.')) {
    if (name === '') continue;
    if (inner === null || typeof inner !== 'object' || isRefusedName(name) || !Object.hasOwn(inner, name)) return undefined;
    inner = Reflect.get(inner, name);
  }
  return inner;
}
