import fc from 'fast-check';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { sqlList } from './sql-list.js';

describe('a list as the text of a PostgreSQL array', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const readBack = async (values: readonly (string | null)[]) => {
    const { rows } = await database.app.raw<{ rows: { list: (string | null)[] }[] }>('select ?::text[] as list', [sqlList(values)]);
    return rows[0]?.list;
  };

  it.each([
    ['words', ['task.complete', 'a12', 'common:supplement']],
    ['nothing, and the word that means it', [null, 'null', 'NULL', '']],
    ['separators, quotes and lines', ['a,b', '{}', '"', '\\', 'a\nb\tc\r', ' ', 'It’s "so" \\n']],
    ['Chinese', ['办事员', '李强“一”', '𠮷']],
    ['JSON', [JSON.stringify({ a: ['"', '\\', '\u0001', '\ud800'], b: null })]],
  ])('is read back as it was: %s', async (_, values) => {
    expect(await readBack(values)).toEqual(values);
  });

  it('is read back as it was, whatever stands in it', async () => {
    const text = fc.string({ unit: 'grapheme' }).map((one) => one.replaceAll('\u0000', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text), { maxLength: 20 }), async (values) => expect(await readBack(values)).toEqual(values)),
      { numRuns: 200 },
    );
  });

  it('holds numbers', async () => {
    const { rows } = await database.app.raw<{ rows: { list: number[] }[] }>('select ?::int[] as list', [sqlList([1, -2, 30])]);
    expect(rows[0]?.list).toEqual([1, -2, 30]);
  });
});
