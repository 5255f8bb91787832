import { Statement } from './statement.js';

describe('a statement', () => {
  it('computes what is picked and nothing else, and the same text once', () => {
    const statement = new Statement('duckdb');
    const rich = statement.keep('("income" > 10)');
    const [once, again] = [statement.keep(`CASE WHEN ${rich} THEN 1 ELSE 0 END`), statement.keep(`CASE WHEN ${rich} THEN 1 ELSE 0 END`)];
    statement.keep('("nobody" = 1)');
    expect(again).toBe(once);
    const text = statement.text('people', [
      { sql: `(${once} + ${again})`, as: 'points' },
      { sql: rich, as: 'rich' },
    ]);
    expect(text).toContain('l0 AS (SELECT "income" FROM people)');
    expect(text).not.toContain('nobody');
    expect(text.match(/"income" > 10/g)).toHaveLength(1);
    expect(text.match(/CASE WHEN/g)).toHaveLength(1);
  });

  it('puts what is read once where it is read, and needs no layer for it', () => {
    const statement = new Statement('duckdb');
    const half = statement.keep('("income" - 1)');
    expect(statement.text('people', [{ sql: `(${half} * 2)`, as: 'x' }])).toBe(
      'WITH l0 AS (SELECT "income" FROM people), result AS (SELECT ((("income" - 1)) * 2) AS "x" FROM l0)',
    );
  });

  it('binds a text once, however often it stands there, and never writes it', () => {
    const statement = new Statement('duckdb');
    expect(statement.bind("O'Neil")).toBe(statement.bind("O'Neil"));
    expect(Object.values(statement.bindings)).toEqual(["O'Neil"]);
  });
});
