import type { PopulationPlan } from '@onething/processes';
import {
  type CompiledExpression,
  compileDecision,
  compileExpression,
  type DecisionDefinition,
  done,
  type FormulaDefinition,
  membersRead,
  type Outcome,
  refused,
  type Value,
} from '@onething/rules';

/** What is known of a person while the columns are computed; the names stay the same from person to person. */
export type OpenFacts = Record<string, Value | undefined>;

/** A step of preparing a person: what it reads, and what it adds to the facts; nothing where it cannot be made. */
export interface Preparation {
  readonly reads: readonly string[];
  readonly gives: readonly string[];
  readonly give: (facts: OpenFacts) => void;
}

/** The decisions that prepare facts, in turn. `DECISION_NOT_FOUND`. */
export function preparationsOf(
  { prepare }: Pick<PopulationPlan, 'prepare'>,
  decisions: Readonly<Record<string, DecisionDefinition>>,
): Outcome<readonly Preparation[]> {
  const preparations: Preparation[] = [];
  for (const id of prepare) {
    const definition = decisions[id];
    if (!definition) return refused('DECISION_NOT_FOUND', { zh: `事项包里没有判定“${id}”。`, en: `The package has no decision "${id}".` });
    const made = definition.kind === 'formula' ? byFormula(definition) : byDecision(definition);
    if (!made.ok) return made;
    preparations.push(made.value);
  }
  return done(preparations);
}

/** A value of a person: what it reads, and how it is read. */
export interface Reading {
  readonly reads: readonly string[];
  readonly read: (facts: OpenFacts) => Value | undefined;
}

/**
 * An expression whose last value stands while what it reads is the same: most people have no record in most registries, and of the
 * records that they have it is a member or two that matters. `undefined` where there is no value.
 */
export function reading({ expression, facts: paths, evaluate }: CompiledExpression): Reading {
  const reads = namesOf(paths);
  const looks = reads.map((name) => lookAt(name, membersRead(expression, name)));
  let known = false;
  let last: Value | undefined;
  return {
    reads,
    read: (facts) => {
      let same = known;
      // Each one looks, so that each remembers what stood here last.
      for (const look of looks) same = look(facts) && same;
      if (same) return last;
      const result = evaluate(facts as Readonly<Record<string, Value>>);
      known = true;
      last = result.status === 'value' ? result.value : undefined;
      return last;
    },
  };
}

/** Whether a fact is what it was the last time; of a list of records only the members that are read. */
function lookAt(name: string, members: readonly string[] | undefined): (facts: OpenFacts) => boolean {
  let before: Value | undefined;
  const seen: (Value | undefined)[] = [];
  return (facts) => {
    const value = facts[name];
    if (value === before) return true;
    before = value;
    if (!members || !isRecords(value)) {
      seen.length = 0;
      return false;
    }
    let [same, place] = [seen[0] === value.length, 1];
    seen[0] = value.length;
    for (const record of value)
      for (const member of members) {
        const read = Object.hasOwn(record, member) ? record[member] : undefined;
        same &&= seen[place] === read;
        seen[place] = read;
        place += 1;
      }
    return same;
  };
}

function isRecords(value: Value | undefined): value is readonly Readonly<Record<string, Value>>[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry));
}

/** The names under which a path may be found: `a.b` under `a`, or under `a.b`. */
function namesOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap((path) => path.split('.').map((_, index, steps) => steps.slice(0, index + 1).join('.'))))];
}

function byDecision(definition: DecisionDefinition): Outcome<Preparation> {
  const decision = compileDecision(definition);
  if (!decision.ok) return decision;

  return done({
    reads: namesOf(decision.value.facts),
    gives: [],
    give: (facts) => {
      const evaluation = decision.value.evaluate(facts as Readonly<Record<string, Value>>);
      if (evaluation.status === 'decided') Object.assign(facts, evaluation.output);
    },
  });
}

/** A formula line by line as its decision computes it, without the explanation, which costs most of it and which nobody reads here. */
function byFormula({ outputs }: FormulaDefinition): Outcome<Preparation> {
  const lines: (Reading & { readonly id: string })[] = [];
  for (const { id, expr } of outputs) {
    const compiled = compileExpression(expr);
    if (!compiled.ok) return compiled;
    lines.push({ id, ...reading(compiled.value) });
  }
  const gives = lines.map(({ id }) => id);
  return done({
    reads: lines.flatMap(({ reads }) => reads),
    gives,
    give: (facts) => {
      const before = gives.map((id) => facts[id]);
      for (const { id, read } of lines) {
        const value = read(facts);
        // A formula that cannot be computed to its end gives nothing, also not its first lines.
        if (value === undefined) return takeBack(facts, gives, before);
        facts[id] = value;
      }
    },
  });
}

function takeBack(facts: OpenFacts, names: readonly string[], before: readonly (Value | undefined)[]): void {
  for (const [index, name] of names.entries()) facts[name] = before[index];
}
