import type { IndicatorDefinition, Measure } from '../decisions/definition.js';
import { isList } from '../facts/fact-path.js';
import { readFact } from '../facts/read-fact.js';
import { type CompiledIndicator, compileIndicator } from '../indicators/compile-indicator.js';
import { divides } from '../indicators/evaluate-indicator.js';
import { mostKeys } from '../indicators/tally.js';
import { done, type Outcome, refused } from '../outcome.js';
import type { Facts } from '../values.js';
import { conditionToSql } from './condition-to-sql.js';
import { nativeSql } from './decisions-to-sql.js';
import { expressionToSql } from './expression-to-sql.js';
import { and, no, not, or, yes } from './logic.js';
import { type PopulationColumn, Scope } from './scope.js';
import { type Dialect, quoted, Statement } from './statement.js';
import { NotInSql, type Term } from './term.js';

/** An indicator over a whole registry: its rows are those of the source. */
export interface IndicatorQuestion {
  readonly definition: IndicatorDefinition;
  /** Columns of the source by the field of a row. */
  readonly columns: readonly PopulationColumn[];
  /** The decision's own facts, and `params`. */
  readonly facts: Facts;
  /** A table's name or `read_parquet('…')`, written by the caller, never by an author. */
  readonly source: string;
  readonly dialect: Dialect;
}

/**
 * One statement; `readIndicator` makes figures of its rows. Columns `field` and `cell` (NULL for the whole), `failed` (rows where an
 * expression cannot be computed), and of each measure `<n>.counted`, `<n>.not`, `<n>.open`, `<n>.sum`, `<n>.low`, `<n>.high`, `<n>.keys`.
 */
export function indicatorToSql(question: IndicatorQuestion): Outcome<{ readonly text: string; readonly bindings: readonly string[] }> {
  const compiled = compileIndicator(question.definition);
  if (!compiled.ok) return compiled;
  try {
    return done(written(question, compiled.value));
  } catch (problem) {
    if (!(problem instanceof NotInSql)) throw problem;
    const { title, titleEn, id } = question.definition;
    return refused('SQL_NOT_POSSIBLE', {
      zh: `指标“${title}”不能用一条语句计算：${problem.told.zh}。`,
      en: `"${titleEn ?? id}" cannot be counted in one statement: ${problem.told.en}.`,
    });
  }
}

function written({ definition, columns, facts, source, dialect }: IndicatorQuestion, compiled: CompiledIndicator) {
  const statement = new Statement(dialect);
  const scope = new Scope(statement, columns, paramsOf(facts));
  giveConstants(compiled, facts, scope);
  const base = keepCondition(definition.where, scope);
  const lines = compiled.measures.map(({ measure, of }) => standing(measure, base, scope, of && expressionToSql(of.expression.root, scope)));
  const picks = new Map<string, string>();
  const picked = (as: string, sql: string): string => {
    picks.set(as, sql);
    return quoted(as);
  };
  const failed = picked('failed', or(...lines.map((line) => line.failed)));
  const kept = lines.map((line, index) => ({
    ...line,
    counted: picked(`${index} counted`, line.counted),
    not: picked(`${index} not`, line.not),
    open: picked(`${index} open`, line.open),
    value: picked(`${index} value`, line.value),
  }));
  const by = (definition.by ?? []).map((field) => ({ field, column: picked(`by ${field}`, scope.fact([field]).value) }));
  const key = picked('the key', scope.fact([definition.key]).value);
  const head = statement.text(
    source,
    [...picks].map(([as, sql]) => ({ as, sql })),
  );

  const figures = kept.flatMap((line, index) => figuresOf(line, index, key, dialect));
  const sets = ['()', ...by.map(({ column }) => `(${column})`)].join(', ');
  const named = by.map(({ field, column }) => `WHEN GROUPING(${column}) = 0 THEN ${statement.bind(field)}`);
  const cells = by.map(({ column }) => `WHEN GROUPING(${column}) = 0 THEN CAST(${column} AS VARCHAR)`);
  const chosen = (branches: readonly string[]) => (branches.length > 0 ? `CASE ${branches.join(' ')} END` : 'CAST(NULL AS VARCHAR)');
  const text = `${head} SELECT ${chosen(named)} AS field, ${chosen(cells)} AS cell, ${countWhere(failed)} AS failed, ${figures.join(', ')} FROM result${by.length > 0 ? ` GROUP BY GROUPING SETS (${sets})` : ''}`;

  return nativeSql(text, statement.bindings);
}

function paramsOf({ params }: Facts): Facts {
  return typeof params === 'object' && params !== null && !isList(params) ? params : {};
}

/** The decision's own facts are the same for every row. */
function giveConstants({ facts: read, rows }: CompiledIndicator, facts: Facts, scope: Scope): void {
  for (const name of read) {
    const value = rows.facts.includes(name) || name.startsWith('params.') ? undefined : readFact(facts, name.split('.'));
    if (value !== undefined) scope.give(name, scope.statement.constant(value));
  }
}

/** A condition as three columns, so that it stands once. */
interface Kept {
  readonly holds: string;
  readonly open: string;
  readonly failed: string;
}

function keepCondition(condition: Measure['where'], scope: Scope): Kept {
  if (!condition) return { holds: yes, open: no, failed: no };
  const { value, unknown, failed } = conditionToSql(condition, scope);
  const { statement } = scope;
  return { holds: statement.keep(`(${value} IS TRUE)`), open: statement.keep(unknown), failed: statement.keep(failed) };
}

interface Line {
  readonly measure: Measure;
  readonly counted: string;
  readonly not: string;
  readonly open: string;
  readonly failed: string;
  readonly value: string;
}

/** The same order of questions as the closure has: outside, failed, not so, open, of no value. */
function standing(measure: Measure, base: Kept, scope: Scope, of: Term | undefined): Line {
  const own = keepCondition(measure.where, scope);
  const term = of && (measure.measure === 'sum' || measure.measure === 'median') ? scope.statement.keepTerm(of) : undefined;
  if (term && term.kind !== 'number' && term.kind !== 'null') throw new NotInSql({ zh: '不是数字的值', en: 'a value that is no number' });
  const inside = or(base.holds, base.open);
  const fits = and(base.holds, own.holds);
  const unsure = divides(measure) ? not(own.failed) : or(own.holds, own.open);
  const unknown = or(and(base.holds, own.open), and(base.open, unsure));
  const value = term?.value ?? '0';

  return {
    measure,
    counted: term ? and(fits, not(or(term.unknown, term.failed)), `(${value} IS NOT NULL)`) : fits,
    not: and(base.holds, not(or(own.holds, own.open, own.failed))),
    open: term ? or(unknown, and(fits, term.unknown)) : unknown,
    failed: or(base.failed, and(inside, own.failed), term ? and(fits, term.failed) : no),
    value,
  };
}

function figuresOf({ measure, counted, not: others, open, value }: Line, index: number, key: string, dialect: Dialect): readonly string[] {
  const valued = `CASE WHEN ${counted} THEN ${value} END`;
  const median = measure.measure === 'median';
  const order = `CAST(${key} AS VARCHAR)${dialect === 'postgresql' ? ' COLLATE "C"' : ''}`;
  const middle = (way: string) => (median ? `percentile_disc(0.5) WITHIN GROUP (ORDER BY ${valued}${way})` : 'NULL');

  return [
    `${countWhere(counted)} AS ${quoted(`${index}.counted`)}`,
    `${countWhere(others)} AS ${quoted(`${index}.not`)}`,
    `${countWhere(open)} AS ${quoted(`${index}.open`)}`,
    `${measure.measure === 'sum' ? `SUM(${valued})` : 'NULL'} AS ${quoted(`${index}.sum`)}`,
    `${middle('')} AS ${quoted(`${index}.low`)}`,
    `${middle(' DESC')} AS ${quoted(`${index}.high`)}`,
    `(array_agg(${key} ORDER BY ${order}) FILTER (WHERE ${counted}))[1:${mostKeys}] AS ${quoted(`${index}.keys`)}`,
  ];
}

function countWhere(part: string): string {
  return `COALESCE(SUM(CASE WHEN ${part} THEN 1 ELSE 0 END), 0)`;
}
