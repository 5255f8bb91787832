import knex from 'knex';
import type { DecisionDefinition } from '../decisions/definition.js';
import { orderDecisions } from '../decisions/order-decisions.js';
import { done, type Outcome, refused } from '../outcome.js';
import { compileScorecard } from '../scorecards/compile-scorecard.js';
import { compileTable } from '../tables/compile-table.js';
import type { Facts } from '../values.js';
import { formulaToSql } from './formula-to-sql.js';
import { choose } from './logic.js';
import type { Made } from './made.js';
import { ruleSetToSql } from './rule-set-to-sql.js';
import { type PopulationColumn, Scope } from './scope.js';
import { scorecardToSql } from './scorecard-to-sql.js';
import { type Dialect, type Pick, type RememberedColumns, Statement } from './statement.js';
import { tableToSql } from './table-to-sql.js';
import { NotInSql } from './term.js';

/** A whole graph of decisions over a whole population. */
export interface PopulationQuestion {
  readonly definitions: Readonly<Record<string, DecisionDefinition>>;
  /** The decision that is asked for; what it requires comes with it. */
  readonly decision: string;
  readonly columns: readonly PopulationColumn[];
  /** Parameters by id, as they stand on the day. */
  readonly parameters: Facts;
  /** A table's name or `read_parquet('…')`, written by the caller, never by an author. */
  readonly source: string;
  readonly dialect: Dialect;
  /** As in a process: what a decision gives is a fact of those after it by its plain name too. */
  readonly byName?: boolean;
}

/**
 * One statement for everybody: for each decision how it ended (`decided`, `unknown`, or a failure's code) and what it gave, as SQL over
 * the person. `head` is a `WITH` whose last part, `result`, has what is picked of that and of the population's columns; what is summed
 * up of it is the caller's.
 */
export interface PopulationSql {
  readonly head: (picks: readonly Pick[], remembers?: ReadonlyMap<string, string>) => string;
  /** The same where nobody is told apart who agrees in all that is picked: `result` has `people`, how many a row stands for. */
  readonly countedHead: (picks: readonly Pick[], remembered?: RememberedColumns) => string;
  readonly bindings: Readonly<Record<string, string>>;
  readonly decisions: Readonly<Record<string, Made>>;
}

/** Two questions about the same people share a `statement`: what both compute is computed once. Refused: `DECISION_CYCLE`, `DECISION_NOT_FOUND`, `DECISION_INVALID`, `SQL_NOT_POSSIBLE` with what has no SQL. */
export function decisionsToSql(question: PopulationQuestion, statement = new Statement(question.dialect)): Outcome<PopulationSql> {
  const ordered = orderDecisions(question.definitions, question.decision);
  if (!ordered.ok) return ordered;
  const scope = new Scope(statement, question.columns, question.parameters);
  const decisions: Record<string, Made> = {};
  for (const definition of ordered.value) {
    const made = decisionToSql(definition, scope);
    if (!made.ok) return made;
    decisions[definition.id] = withRequired(definition, made.value, decisions, statement);
    for (const [name, term] of Object.entries(made.value.outputs)) {
      if (name.startsWith('#')) continue;
      scope.give(`${definition.id}.${name}`, term);
      if (question.byName) scope.give(name, term);
    }
  }
  const { source } = question;

  return done({
    head: (picks, remembers) => statement.text(source, picks, remembers),
    countedHead: (picks, remembered) => statement.countedText(source, picks, remembered),
    bindings: statement.bindings,
    decisions,
  });
}

/** The text with `$1 …` and the values in that order. */
export function nativeSql(text: string, bindings: Readonly<Record<string, string>>): { readonly text: string; readonly bindings: readonly string[] } {
  const { sql, bindings: ordered } = knex({ client: 'pg' })
    .raw(text, { ...bindings })
    .toSQL()
    .toNative();
  return { text: sql, bindings: ordered.map(String) };
}

const decided = "'decided'";

/** Open because a required decision cannot be made: then neither can this one. */
function withRequired({ id, requires = [] }: DecisionDefinition, own: Made, made: Readonly<Record<string, Made>>, statement: Statement): Made {
  const endings = requires.flatMap((name): (readonly [string, string])[] => {
    const status = made[name]?.status;
    return status === undefined || own.status === decided || status === decided
      ? []
      : [[`(${own.status} = 'unknown' AND ${status} NOT IN ('decided', 'unknown'))`, status]];
  });
  if (endings.length === 0) return own;
  const status = statement.keep(choose(endings, own.status), `${id}.ended`);

  return { ...own, status };
}

function decisionToSql(definition: DecisionDefinition, scope: Scope): Outcome<Made> {
  try {
    return written(definition, scope);
  } catch (problem) {
    if (!(problem instanceof NotInSql)) throw problem;
    const { title, titleEn, id } = definition;
    return refused('SQL_NOT_POSSIBLE', {
      zh: `决策“${title}”不能对全体人群一次运算：${problem.told.zh}。可以逐人运算，或改写这一处。`,
      en: `"${titleEn ?? id}" cannot be run over a population in one statement: ${problem.told.en}. Run it person by person, or write that part differently.`,
    });
  }
}

function written(definition: DecisionDefinition, scope: Scope): Outcome<Made> {
  if (definition.kind === 'formula') return done(formulaToSql(definition, scope));
  if (definition.kind === 'rule-set') return done(ruleSetToSql(definition, scope));
  if (definition.kind === 'draw') throw new NotInSql({ zh: '抽取要逐个计算凭证', en: 'a draw computes a ticket for each' });
  if (definition.kind === 'indicator') throw new NotInSql({ zh: '指标是对许多记录的汇总', en: 'an indicator sums up many rows' });
  if (definition.kind === 'scorecard') {
    const card = compileScorecard(definition);
    return card.ok ? done(scorecardToSql(card.value, scope)) : card;
  }
  const table = compileTable(definition);
  return table.ok ? done(tableToSql(table.value, scope)) : table;
}
