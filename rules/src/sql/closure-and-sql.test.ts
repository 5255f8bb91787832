import fc from 'fast-check';
import { compileGraph } from '../decisions/compile-graph.js';
import type { DecisionDefinition } from '../decisions/definition.js';
import type { Evaluation } from '../decisions/evaluation.js';
import { orderDecisions } from '../decisions/order-decisions.js';
import { isList } from '../facts/fact-path.js';
import type { Value } from '../values.js';
import { decisionsToSql, nativeSql, quoted } from './index.js';
import { openDuckDb, type TestDatabase } from './testing/duckdb.js';
import { card, graph, lines, rules, table } from './testing/random-decisions.js';
import { columns, factsOfPerson, type Person, parameters, person, tableOf } from './testing/random-people.js';

const numRuns = Number(process.env.SQL_RUNS ?? 30);
const people = fc.noShrink(fc.array(person, { minLength: 120, maxLength: 120 }));

describe('one rule, the closure and the statement of DuckDB', () => {
  let database: TestDatabase;
  let pairs = 0;
  let refusals = 0;
  beforeAll(async () => {
    database = await openDuckDb();
  });
  afterAll(() => {
    database.close();
    process.stdout.write(`${pairs} pairs compared, ${refusals} decisions without a statement\n`);
  });

  const single = (one: fc.Arbitrary<DecisionDefinition>) => one.map((definition) => ({ [definition.id]: definition }));
  it.each([
    ['decision tables', single(table), 'T'],
    ['scorecards', single(card), 'S'],
    ['formulas', single(lines), 'F'],
    ['rule sets', single(rules), 'R'],
    ['graphs of decisions', graph, 'G'],
  ])(
    'say the same for %s',
    async (_kind, definitions, asked) => {
      const run = await fc.check(
        fc.asyncProperty(definitions, people, async (given, everybody) => {
          pairs += await compare(given, asked, everybody);
        }),
        { numRuns, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
      );
      process.stdout.write(`seed ${run.seed}, ${run.numRuns} decisions\n`);
      if (run.failed) throw new Error(`${String(run.errorInstance)}\n${JSON.stringify(run.counterexample?.[0])}`);
    },
    600_000,
  );

  it('compares 10,000 pairs at least', () => {
    expect(pairs).toBeGreaterThanOrEqual(10_000);
  });

  async function compare(definitions: Readonly<Record<string, DecisionDefinition>>, asked: string, everybody: readonly Person[]): Promise<number> {
    const sql = decisionsToSql({ definitions, decision: asked, columns, parameters, source: 'people', dialect: 'duckdb' });
    if (!sql.ok) {
      expect(sql.code).toBe('SQL_NOT_POSSIBLE');
      refusals += 1;
      return 0;
    }
    await database.run(tableOf(everybody));
    const order = orderDecisions(definitions, asked);
    const ids = order.ok ? order.value.map(({ id }) => id) : [];
    const wanted = ids.flatMap((id) => [
      `${sql.value.decisions[id]?.status} AS ${quoted(`${id}!`)}`,
      ...Object.entries(sql.value.decisions[id]?.outputs ?? {}).flatMap(([name, term]) => [
        `${term.value} AS ${quoted(`${id}!${name}`)}`,
        `${term.unknown} AS ${quoted(`${id}~${name}`)}`,
      ]),
    ]);
    const { text, bindings } = nativeSql(`${sql.value.head} SELECT ${wanted.join(', ')} FROM result ORDER BY id`, sql.value.bindings);
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
});

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
