import { compileGraph } from '../../decisions/compile-graph.js';
import type { DecisionDefinition } from '../../decisions/definition.js';
import type { Evaluation } from '../../decisions/evaluation.js';
import { orderDecisions } from '../../decisions/order-decisions.js';
import { isList } from '../../facts/fact-path.js';
import type { Value } from '../../values.js';
import { decoded } from '../coded.js';
import { type Dialect, decisionsToSql, nativeSql, type PopulationColumn } from '../index.js';
import type { TestDatabase } from './duckdb.js';
import { factsOfPerson, type Person, parameters, tableOf } from './random-people.js';

/** Compares every decision of a graph for everybody; how many pairs. Throws at the first difference, naming the person. */
export async function compare(
  database: Pick<TestDatabase, 'run' | 'rows'>,
  dialect: Dialect,
  definitions: Readonly<Record<string, DecisionDefinition>>,
  asked: string,
  everybody: readonly Person[],
  columns: readonly PopulationColumn[],
): Promise<number> {
  const sql = decisionsToSql({ definitions, decision: asked, columns, parameters, source: 'people', dialect });
  if (!sql.ok) throw new Error(`${sql.code} ${sql.message.en}`);
  await database.run(tableOf(everybody, dialect));
  const order = orderDecisions(definitions, asked);
  const ids = order.ok ? order.value.map(({ id }) => id) : [];
  const wanted = ids.flatMap((id) => [
    { sql: sql.value.decisions[id]?.status ?? 'NULL', as: `${id}!` },
    ...Object.entries(sql.value.decisions[id]?.outputs ?? {}).flatMap(([name, term]) => [
      { sql: decoded(term).value, as: `${id}!${name}` },
      { sql: term.unknown, as: `${id}~${name}` },
    ]),
  ]);
  const { text, bindings } = nativeSql(`${sql.value.head([{ sql: '"id"', as: 'id' }, ...wanted])} SELECT * FROM result ORDER BY id`, sql.value.bindings);
  const rows = await database.rows(text, bindings);
  for (const id of ids) {
    const decision = compileGraph(definitions, id);
    if (!decision.ok) throw new Error(decision.message.en);
    everybody.forEach((one, index) => {
      const evaluation = decision.value.evaluate(factsOfPerson(one));
      const [ours, theirs] = [told(evaluation), read(definitions[id], rows[index] ?? {}, id)];
      if (JSON.stringify(ours) !== JSON.stringify(theirs))
        throw new Error(`${id}: ${JSON.stringify(one)}: closure ${JSON.stringify(ours)}, statement ${JSON.stringify(theirs)}`);
    });
  }
  return everybody.length * ids.length;
}

function told(evaluation: Evaluation): unknown {
  if (evaluation.status !== 'decided') return evaluation.status === 'failed' ? evaluation.code : evaluation.status;

  return sorted(evaluation.output);
}

function sorted(output: Readonly<Record<string, Value>>): unknown {
  return Object.entries(output).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The row of the statement, written as the closure's output. */
function read(definition: DecisionDefinition | undefined, row: Readonly<Record<string, unknown>>, id: string): unknown {
  if (row[`${id}!`] !== 'decided') return row[`${id}!`];
  if (definition?.kind === 'rule-set') return sorted(readRules(definition, row, id));
  if (definition?.kind === 'decision-table' && Object.hasOwn(row, `${id}!#rows`)) return sorted({ out: readRows(definition, row[`${id}!#rows`]) });

  const outputs = Object.keys(row).filter((name) => name.startsWith(`${id}!`) && name !== `${id}!`);
  const known = outputs.filter((name) => row[name.replace('!', '~')] === false);
  return sorted(Object.fromEntries(known.map((name) => [name.slice(id.length + 1), plain(row[name])])));
}

function readRows(definition: Extract<DecisionDefinition, { kind: 'decision-table' }>, numbers: unknown): Value {
  if (!isList(numbers)) throw new Error('no list');
  return numbers.map((number) => {
    const value = Number(number) === 0 ? definition.defaultRow?.out : definition.rows[Number(number) - 1]?.then.out;
    return typeof value === 'number' ? value : null;
  });
}

function readRules(
  { rules: list, takes, otherwise }: Extract<DecisionDefinition, { kind: 'rule-set' }>,
  row: Readonly<Record<string, unknown>>,
  id: string,
): Readonly<Record<string, Value>> {
  if (takes === 'first') {
    const number = Number(row[`${id}!#rule`]);
    const event = number === 0 ? otherwise : list[number - 1]?.event;
    return { event: event?.type ?? null, params: event?.params ?? null };
  }
  const numbers = row[`${id}!#rules`];
  const events = (isList(numbers) ? numbers : []).flatMap((number) => list[Number(number) - 1]?.event ?? []);
  const given = events.length > 0 || !otherwise ? events : [otherwise];
  return { events: given.map(({ type, params }): Value => (params ? { type, params } : { type })) };
}

function plain(value: unknown): Value {
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);

  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? value : null;
}
