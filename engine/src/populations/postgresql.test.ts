import fc from 'fast-check';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { compare } from '../../../rules/src/sql/testing/compare.js';
import { card, graph, lines, rules, table } from '../../../rules/src/sql/testing/random-decisions.js';
import { codedColumns, columns, person } from '../../../rules/src/sql/testing/random-people.js';

const people = fc.noShrink(fc.array(person, { minLength: 40, maxLength: 40 }));

describe('one rule, the closure and the statement of PostgreSQL', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await openTestDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.close();
  });

  it.each([
    ['decision tables', table.map((T) => ({ T })), 'T'],
    ['scorecards', card.map((S) => ({ S })), 'S'],
    ['formulas', lines.map((F) => ({ F })), 'F'],
    ['rule sets', rules.map((R) => ({ R })), 'R'],
    ['graphs of decisions', graph, 'G'],
  ])(
    'say the same for %s',
    async (_kind, definitions, asked) => {
      const on = {
        run: async (sql: string) => void (await client.query(sql)),
        rows: async (sql: string, bindings: readonly string[] = []) => (await client.query(sql, [...bindings])).rows,
      };
      const run = await fc.check(
        fc.asyncProperty(definitions, people, fc.constantFrom(columns, codedColumns), async (given, everybody, read) => {
          await compare(on, 'postgresql', given, asked, everybody, read);
        }),
        { numRuns: Number(process.env.SQL_RUNS ?? 12) },
      );
      process.stdout.write(`seed ${run.seed}, ${run.numRuns} decisions\n`);
      expect(run.failed ? `${String(run.errorInstance)}\n${JSON.stringify(run.counterexample?.[0])}` : 'the same').toBe('the same');
    },
    600_000,
  );
});
