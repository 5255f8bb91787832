import type { RuleSetDefinition } from '../decisions/definition.js';
import { compileRules } from '../rule-sets/evaluate-rule-set.js';
import { conditionToSql } from './condition-to-sql.js';
import { and, choose, no, or } from './logic.js';
import { keepMade, type Made } from './made.js';
import type { Scope } from './scope.js';
import { type SqlKind, sure, type Term } from './term.js';

/** A rule set as columns: `first` gives `event` (and `#rule`, the number of the rule, for its parameters), `all` the numbers of the rules that hold. */
export function ruleSetToSql(definition: RuleSetDefinition, scope: Scope): Made {
  const { statement } = scope;
  const rules = compileRules(definition).map(({ rule, number }) => {
    const { value, unknown, failed } = conditionToSql(rule.conditions, scope);
    return {
      rule,
      number,
      holds: statement.keepTruth(or(unknown, failed) === no ? value : `(${value} IS TRUE)`),
      unknown: statement.keepTruth(unknown),
      failed: statement.keepTruth(failed),
    };
  });

  return definition.takes === 'first' ? firstRule(definition, rules, scope) : allRules(definition, rules, scope);
}

interface RuleInSql {
  readonly rule: RuleSetDefinition['rules'][number];
  readonly number: number;
  readonly holds: string;
  readonly unknown: string;
  readonly failed: string;
}

function firstRule(definition: RuleSetDefinition, rules: readonly RuleInSql[], scope: Scope): Made {
  const { statement } = scope;
  const stop = statement.keep(
    choose(
      rules.map(({ holds }, index): [string, string] => [holds, String(index + 1)]),
      '0',
    ),
  );

  const before = (index: number) => `(${stop} = 0 OR ${stop} > ${index + 1})`;
  const events = [...rules.map(({ rule }) => JSON.stringify(rule.event)), JSON.stringify(definition.otherwise ?? null)];
  const codes = events.map((event) => events.indexOf(event));
  const code = choose(
    rules.map((_, index): [string, string] => [`${stop} = ${index + 1}`, String(codes[index])]),
    String(codes.at(-1)),
  );
  const failed = or(...rules.map((rule, index) => and(rule.failed, before(index))));
  const unsure = or(...rules.map((rule, index) => and(rule.unknown, before(index), `(${code} <> ${codes[index]})`)));
  const status = choose(
    [
      [failed, "'EXPRESSION_FAILED'"],
      [unsure, "'unknown'"],
    ],
    "'decided'",
  );
  const event = (type: string | undefined) => (type === undefined ? 'NULL' : statement.codeOf(type));
  const value = choose(
    rules.map(({ rule }, index): [string, string] => [`${stop} = ${index + 1}`, event(rule.event.type)]),
    event(definition.otherwise?.type),
  );
  const number = choose(
    rules.map((rule, index): [string, string] => [`${stop} = ${index + 1}`, String(rule.number)]),
    '0',
  );

  return keepMade(statement, definition.id, status, { event: { ...output('text', value), coded: statement }, '#rule': output('number', number) });
}

function allRules(definition: RuleSetDefinition, rules: readonly RuleInSql[], scope: Scope): Made {
  const { statement } = scope;
  const status = choose(
    [
      [or(...rules.map(({ failed }) => failed)), "'EXPRESSION_FAILED'"],
      [or(...rules.map(({ unknown }) => unknown)), "'unknown'"],
    ],
    "'decided'",
  );
  const numbers = rules.map(({ holds, number }) => `CASE WHEN ${holds} THEN ${number} END`);
  const list =
    statement.dialect === 'duckdb' ? `list_filter([${numbers.join(', ')}], lambda x: x IS NOT NULL)` : `array_remove(ARRAY[${numbers.join(', ')}], NULL)`;

  return keepMade(statement, definition.id, status, { '#rules': output('list', list) });
}

function output(kind: SqlKind, value: string): Term {
  return sure(kind, value, true);
}
