import fc from 'fast-check';
import { compileDecision } from '../decisions/compile-decision.js';
import type { IndicatorDefinition, Measure } from '../decisions/definition.js';
import type { Facts } from '../values.js';
import { indicatorToSql, readIndicator } from './index.js';
import { openDuckDb, type TestDatabase } from './testing/duckdb.js';
import { conditionTree } from './testing/random-decisions.js';
import { columns, factsOfPerson, type Person, parameters, person, facts as row, tableOf } from './testing/random-people.js';

const where = fc.option(conditionTree, { nil: undefined });
const value = fc.constantFrom('n', 'm', 'n + m', 'coalesce(n, 0) * 2', 'if m > 1 then m else null');
const measure = fc
  .record({ measure: fc.constantFrom('count' as const, 'sum' as const, 'ratio' as const, 'median' as const, 'pace' as const), where, of: value })
  .map((made): Omit<Measure, 'id' | 'title'> => ({ measure: made.measure, of: made.of, elapsed: 'elapsed', ...(made.where ? { where: made.where } : {}) }));

const indicator: fc.Arbitrary<IndicatorDefinition> = fc
  .record({ where, measures: fc.array(measure, { minLength: 1, maxLength: 4 }), by: fc.subarray(['level', 'agreed', 'n']) })
  .map((made) => ({
    id: 'I',
    kind: 'indicator',
    title: '指标',
    facts: { people: { title: '人', type: 'list' }, elapsed: { title: '已过', type: 'number' } },
    rows: 'people',
    row: { ...row, id: { title: '编号', type: 'number' } },
    key: 'id',
    measures: made.measures.map((one, index) => ({ ...one, id: `m${index}`, title: `m${index}` })),
    by: made.by,
    ...(made.where ? { where: made.where } : {}),
  }));

const numRuns = Number(process.env.SQL_RUNS ?? 20);

describe('an indicator, the closure and the statement of DuckDB', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDuckDb();
  });
  afterAll(() => database.close());

  it('say the same of random indicators over 100 rows each, with what is missing and null', async () => {
    const people = fc.noShrink(fc.array(person, { minLength: 100, maxLength: 100 }));
    const run = await fc.check(
      fc.asyncProperty(indicator, people, async (definition, everybody) => {
        expect(await byStatement(database, definition, everybody)).toEqual(byClosure(definition, everybody));
      }),
      { numRuns },
    );
    process.stdout.write(`seed ${run.seed}, ${run.numRuns} indicators\n`);
    if (run.failed) throw new Error(`${String(run.errorInstance)}\n${JSON.stringify(run.counterexample?.[0])}`);
  }, 120_000);
});

const elapsed = 0.4;

async function byStatement(database: TestDatabase, definition: IndicatorDefinition, everybody: readonly Person[]): Promise<unknown> {
  await database.run(tableOf(everybody, 'duckdb'));
  const sql = indicatorToSql({
    definition,
    columns: [...columns, { fact: 'id', column: 'id', kind: 'number' }],
    facts: { params: parameters, elapsed },
    source: 'people',
    dialect: 'duckdb',
  });
  if (!sql.ok) throw new Error(sql.message.en);
  const read = readIndicator(definition, { elapsed }, await database.rows(sql.value.text, sql.value.bindings));

  return read.ok ? read.value : read.code;
}

function byClosure(definition: IndicatorDefinition, everybody: readonly Person[]): unknown {
  const decision = compileDecision(definition);
  if (!decision.ok) throw new Error(decision.message.en);
  const rows = everybody.map((one, index): Facts => ({ ...factsOfPerson(one), id: index + 1 }));
  const evaluation = decision.value.evaluate({ params: parameters, elapsed, people: rows });

  return evaluation.status === 'decided' ? evaluation.output : evaluation.status === 'failed' ? evaluation.code : evaluation.status;
}
