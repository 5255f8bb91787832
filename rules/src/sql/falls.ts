import { done, type Outcome } from '../outcome.js';
import { amountOf, type NativeSql, type OutputName } from './compare-runs.js';
import { decisionsToSql, nativeSql, type PopulationQuestion } from './decisions-to-sql.js';
import { quoted, Statement } from './statement.js';

/** The same people at two values of one fact: the source has a column for the second value, `edge` to tell pairs apart, and `people` behind a row. */
export interface FallsQuestion extends PopulationQuestion {
  readonly fact: string;
  /** Column of the second value; the first stands in the fact's own. */
  readonly second: string;
}

/** For each edge: how many are given less at the second value (`falling`), and the deepest fall (`before`, `after`). DuckDB only. */
export function fallsOf(question: FallsQuestion, amount: OutputName): Outcome<NativeSql> {
  const falls = ['SUM(people) AS falling', 'ARG_MAX(old_amount, old_amount - new_amount) AS before', 'ARG_MAX(new_amount, old_amount - new_amount) AS after'];

  return asked(question, amount, [], `SELECT edge, ${falls.join(', ')} FROM result WHERE new_amount < old_amount GROUP BY edge ORDER BY edge`);
}

/** Those who are given less at the second value, with the named columns of theirs. DuckDB only. */
export function fallersOf(question: FallsQuestion, amount: OutputName, kept: readonly string[]): Outcome<NativeSql> {
  const columns = [...kept.map(quoted), 'edge', 'people'].join(', ');

  return asked(question, amount, kept, `SELECT ${columns} FROM result WHERE new_amount < old_amount`);
}

function asked(question: FallsQuestion, amount: OutputName, kept: readonly string[], select: string): Outcome<NativeSql> {
  const { fact, second } = question;
  const statement = new Statement(question.dialect);
  const first = decisionsToSql(question, statement);
  if (!first.ok) return first;
  const columns = question.columns.map((column) => (column.fact === fact ? { ...column, column: second } : column));
  const then = decisionsToSql({ ...question, columns }, statement);
  if (!then.ok) return then;
  const head = then.value.head([
    { sql: amountOf(first.value, amount), as: 'old_amount' },
    { sql: amountOf(then.value, amount), as: 'new_amount' },
    ...['edge', 'people', ...kept].map((name) => ({ sql: quoted(name), as: name })),
  ]);

  return done(nativeSql(`${head} ${select}`, statement.bindings));
}
