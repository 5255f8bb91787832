import {
  type DecisionDefinition,
  type DecisionTableDefinition,
  type Evaluation,
  type ExplainedFact,
  type Facts,
  hitPolicies,
  type Value,
} from '@onething/rules';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { isFacts } from '../connectors/input.js';
import { noOpinion, type Opinion } from './opinion.js';
import { factAt, readCell } from './read-cell.js';

/** Decides a table again with json-rules-engine, over the facts that our explanation lists, and compares the rows that are taken. */
export async function checkDecision(definition: DecisionDefinition, evaluation: Evaluation): Promise<Opinion> {
  if (definition.kind !== 'decision-table') return noOpinion('only decision tables are compared');
  if (evaluation.status === 'unknown') return noOpinion('a fact is missing; json-rules-engine knows two truth values');

  if (definition.hitPolicy === 'A' || definition.hitPolicy === 'P') return noOpinion('which row counts depends on outputs, which are not compared');

  const rules = rulesOf(definition);
  if (!rules) return noOpinion('a cell says more than is translated');

  const facts = factsOf(evaluation.explanation.facts);
  const matching = await matchingRows(rules, facts);
  const ours = evaluation.status === 'decided' ? rowsTaken(evaluation) : evaluation.code;
  const theirs = takenRow(definition, matching);
  return ours === theirs ? { verdict: 'agree' } : { verdict: 'differ', ours, theirs };
}

/** One rule a row; `undefined` when the table says something that is not translated. */
function rulesOf({ inputs, rows }: DecisionTableDefinition): RuleProperties[] | undefined {
  const columns = inputs.map(({ expr }) => factAt(expr));
  const rules = rows.map((row) => {
    const cells = row.when.map((cell, i) => {
      const column = columns[i];
      return cell.trim() === '-' ? 'any' : column && readCell(cell, column);
    });
    return cells.includes(undefined) ? undefined : { id: row.id, cells };
  });
  if (rules.includes(undefined)) return undefined;

  return rules.flatMap((rule) =>
    rule ? [{ event: { type: rule.id }, conditions: { all: rule.cells.flatMap((cell) => (cell === 'any' || cell === undefined ? [] : [cell])) } }] : [],
  );
}

/** Ids of the rows whose conditions hold. */
async function matchingRows(rules: readonly RuleProperties[], facts: Facts): Promise<ReadonlySet<string>> {
  const engine = new Engine([...rules], { allowUndefinedFacts: true });
  const { events } = await engine.run({ ...facts });
  return new Set(events.map(({ type }) => type));
}

/** What the hit policy makes of the rows that match. */
function takenRow({ hitPolicy, rows, defaultRow }: DecisionTableDefinition, matching: ReadonlySet<string>): string {
  const matched = rows.filter(({ id }) => matching.has(id));
  if (hitPolicy === 'U' && matched.length > 1) return 'DECISION_NOT_UNIQUE';

  if (matched.length > 0) return (stopsAtFirst(hitPolicy) ? matched.slice(0, 1) : matched).map(({ id }) => id).join(' ');

  return defaultRow || givesWithoutRows.includes(hitPolicy) ? 'default' : 'DECISION_NO_MATCH';
}

function stopsAtFirst(hitPolicy: DecisionTableDefinition['hitPolicy']): boolean {
  return hitPolicies[hitPolicy].tries === 'until-first';
}

/** Lists may be empty, and a sum or a count may be 0. */
const givesWithoutRows: readonly DecisionTableDefinition['hitPolicy'][] = ['C', 'R', 'O', 'C+', 'C#'];

function rowsTaken({ explanation }: Evaluation): string {
  const taken = explanation.rows.filter(({ result }) => result === 'taken');
  return taken.length > 0 ? taken.map(({ id }) => id).join(' ') : 'default';
}

/** Facts as the explanation lists them: `record.quality` is a member of `record`. */
function factsOf(explained: readonly ExplainedFact[]): Facts {
  const facts: Record<string, Value> = {};
  for (const { name, value } of explained) if (value !== undefined) put(facts, name.split('.'), value);
  return facts;
}

function put(into: Record<string, Value>, [name = '', ...rest]: readonly string[], value: Value): void {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner = into[name];
  const members: Record<string, Value> = isFacts(inner) ? { ...inner } : {};
  put(members, rest, value);
  into[name] = members;
}
