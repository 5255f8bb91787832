/** Decisions over a whole population: SQL text for DuckDB and PostgreSQL, no connection. Server only. */

export { type ChangedPeople, type Comparison, changedPeople, compareRuns, costOf, type NativeSql, type OutputName } from './compare-runs.js';
export { decisionsToSql, nativeSql, type PopulationQuestion, type PopulationSql } from './decisions-to-sql.js';
export { type FallsQuestion, fallersOf, fallsOf } from './falls.js';
export { type IndicatorQuestion, indicatorToSql } from './indicator-to-sql.js';
export type { Made } from './made.js';
export { readIndicator } from './read-indicator.js';
export { rememberBaseline } from './remember-baseline.js';
export type { PopulationColumn } from './scope.js';
export { type Dialect, type Pick, quoted } from './statement.js';
export type { SqlKind, Term } from './term.js';
