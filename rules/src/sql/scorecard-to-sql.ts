import type { Bounds } from '../decisions/definition.js';
import type { CompiledCharacteristic, CompiledScorecard } from '../scorecards/compile-scorecard.js';
import type { CompiledRow } from '../tables/compile-table.js';
import { expressionToSql } from './expression-to-sql.js';
import { and, choose, countOf, no, not, or } from './logic.js';
import { keepMade, type Made } from './made.js';
import { type RowInSql, rowsToSql } from './rows-to-sql.js';
import type { Scope } from './scope.js';
import type { Statement } from './statement.js';
import { NotInSql, type Term } from './term.js';

/** Points from `low` to `high`: the same where nothing is missing, as the closure's span. */
interface Partial {
  readonly low: string;
  readonly high: string;
  /** How it fails, if it does. */
  readonly endings: readonly (readonly [string, string])[];
}

/** What stands for "nothing is known of these points": beyond every score there can be. */
const [least, greatest] = ['CAST(-1000000000 AS BIGINT)', 'CAST(1000000000 AS BIGINT)'];

/** A scorecard as columns: score, grade, and the veto that took effect. */
export function scorecardToSql(card: CompiledScorecard, scope: Scope): Made {
  const expiring = card.characteristics.find(({ entries }) => entries);
  if (expiring)
    throw new NotInSql({
      zh: `评分项“${expiring.characteristic.title}”的记录逐条有有效期`,
      en: `entries of "${expiring.characteristic.id}" expire one by one`,
    });
  const { statement } = scope;
  const { definition } = card;
  const partials = card.characteristics.map((characteristic) => characteristicToSql(characteristic, scope));
  const vetoes = card.vetoes.map(({ veto, holds }) => ({ veto, term: statement.keepTerm(expressionToSql(holds.expression.root, scope)) }));

  const total = (end: 'low' | 'high') =>
    bounded(
      [`${statement.constant(definition.initialScore ?? 0).value}`, ...partials.map((partial) => partial[end])].join(' + '),
      definition.bounds,
      statement,
    );
  const exact = partials.every(({ low, high }) => low === high);
  const low = statement.keep(total('low'));
  const high = exact ? low : statement.keep(total('high'));
  const veto = vetoesToSql(vetoes, statement);

  const [lowGrade, highGrade] = [statement.keep(gradeAt(low, card, scope)), exact ? undefined : statement.keep(gradeAt(high, card, scope))];

  return give(card, { partials, low, high, lowGrade, highGrade: highGrade ?? lowGrade, veto }, statement);
}

interface Scored {
  readonly partials: readonly Partial[];
  readonly low: string;
  readonly high: string;
  readonly lowGrade: string;
  readonly highGrade: string;
  readonly veto: VetoInSql;
}

function give({ definition, vetoes }: CompiledScorecard, { partials, low, high, lowGrade, highGrade, veto }: Scored, statement: Statement): Made {
  const surely = veto.index === '0' ? no : and(not(veto.anyOpen), `(${veto.index} > 0)`);
  const alwaysGraded = definition.grades.some(({ from }) => from === undefined);
  const candidates = [
    `CASE WHEN ${veto.index} = 0 THEN ${lowGrade} END`,
    `CASE WHEN ${veto.index} = 0 THEN ${highGrade} END`,
    ...veto.opens.map((open, index) => `CASE WHEN ${open} THEN ${statement.codeOf(vetoes[index]?.veto.grade ?? '')} END`),
    choose(
      vetoes.map(({ veto: one }, index): [string, string] => [`${veto.index} = ${index + 1}`, statement.codeOf(one.grade)]),
      'NULL',
    ),
  ];
  const [smallest, largest] = [`LEAST(${candidates.join(', ')})`, `GREATEST(${candidates.join(', ')})`];
  const plain = vetoes.length === 0 && low === high;
  const grade = statement.keep(plain ? lowGrade : smallest);
  const differ = statement.keep(plain ? no : `(${smallest} <> ${largest})`);

  const status = choose(
    [
      ...partials.flatMap(({ endings }) => endings),
      [veto.failed, "'EXPRESSION_FAILED'"],
      [surely, "'decided'"],
      [differ, "'unknown'"],
      [alwaysGraded ? no : `(${grade} = ${statement.codeOf('')})`, "'DECISION_NO_MATCH'"],
    ],
    "'decided'",
  );
  const score: Term = {
    kind: 'number',
    value: `CASE WHEN ${low} = ${high} THEN ${low} END`,
    unknown: low === high ? no : `(${low} <> ${high})`,
    failed: no,
    nullable: false,
  };
  const graded: Term = { kind: 'text', value: grade, unknown: no, failed: no, nullable: false, coded: statement };
  const vetoed: Term = {
    kind: 'text',
    value: choose(
      vetoes.map(({ veto: one }, index): [string, string] => [`${veto.index} = ${index + 1}`, statement.codeOf(one.id)]),
      'NULL',
    ),
    unknown: veto.anyOpen,
    failed: no,
    nullable: true,
    coded: statement,
  };
  return keepMade(statement, definition.id, status, { score, grade: graded, ...(vetoes.length > 0 ? { vetoed } : {}) });
}

function characteristicToSql({ characteristic, table }: CompiledCharacteristic, scope: Scope): Partial {
  const { statement } = scope;
  const { takes = 'first', otherwise, cap } = characteristic;
  const rows = rowsToSql(table, scope);
  const points = rows.map(({ row }) => pointsOf(row, scope));
  // Where nothing is open or fails, `CASE` alone takes the first row that fits.
  const sure = takes === 'first' && rows.every((row) => row.unknown === no && row.failed === no);
  const stop = sure
    ? '0'
    : statement.keep(
        choose(
          rows.map(({ taken, failed }, index): [string, string] => [takes === 'first' ? or(taken, failed) : failed, String(index + 1)]),
          '0',
        ),
      );

  // Rows below one that failed are not looked at; with `first` neither are those below the one that fits.
  const reached = (index: number) => (stop === '0' ? 'TRUE' : `(${stop} = 0 OR ${stop} >= ${index + 1})`);
  const judged = rows.map((row, index): RowInSql => ({ ...row, taken: and(row.taken, reached(index)), unknown: and(row.unknown, reached(index)) }));
  const broken = statement.keep(or(...rows.map(({ failed }, index) => and(failed, `(${stop} = ${index + 1})`))));
  const anyOpen = statement.keep(or(...judged.map(({ unknown }) => unknown)));
  const fitting = statement.keep(countOf(judged.map(({ taken }) => taken)));

  const rest = otherwise === undefined ? undefined : statement.constant(otherwise).value;
  const spans = takes === 'all' ? spanOfAll(judged, points, rest ?? '0', fitting, anyOpen) : spanOfOne(judged, points, rest);
  const nothing = and(broken, anyOpen);
  const low = statement.keep(choose([[nothing, least]], bounded(spans.low, cap, statement)));
  const high = anyOpen === no ? low : statement.keep(choose([[nothing, greatest]], bounded(spans.high, cap, statement)));

  const none = takes === 'all' || rest !== undefined ? no : and(`(${fitting} = 0)`, not(anyOpen));
  return {
    low,
    high,
    endings: [
      [and(broken, not(anyOpen)), "'EXPRESSION_FAILED'"],
      [takes === 'one' ? `(${fitting} > 1)` : no, "'DECISION_NOT_UNIQUE'"],
      [none, "'DECISION_NO_MATCH'"],
    ],
  };
}

function spanOfOne(rows: readonly RowInSql[], points: readonly string[], rest: string | undefined) {
  const sure = choose(
    rows.map(({ taken }, index): [string, string] => [taken, points[index] ?? '0']),
    rest ?? 'NULL',
  );
  const open = rows.flatMap(({ unknown }, index) => (unknown === no ? [] : [`CASE WHEN ${unknown} THEN ${points[index]} END`]));
  if (open.length === 0) return { low: sure, high: sure };

  return { low: `LEAST(${[sure, ...open].join(', ')})`, high: `GREATEST(${[sure, ...open].join(', ')})` };
}

function spanOfAll(rows: readonly RowInSql[], points: readonly string[], rest: string, fitting: string, anyOpen: string) {
  const partsOf = (which: (row: RowInSql) => string, held: (text: string) => string) =>
    rows.flatMap((row, index) => (which(row) === no ? [] : [`CASE WHEN ${which(row)} THEN ${held(points[index] ?? '0')} ELSE 0 END`]));
  const base = partsOf(
    ({ taken }) => taken,
    (text) => text,
  );
  const sum = (parts: readonly string[]) => (parts.length > 0 ? `(${parts.join(' + ')})` : '0');
  if (anyOpen === no) return { low: choose([[`${fitting} = 0`, rest]], sum(base)), high: 'NULL' };
  const reach = (name: 'LEAST' | 'GREATEST') =>
    sum([
      ...base,
      ...partsOf(
        ({ unknown }) => unknown,
        (text) => `${name}(${text}, 0)`,
      ),
    ]);
  const end = (name: 'LEAST' | 'GREATEST') =>
    choose(
      [
        [and(`(${fitting} = 0)`, not(anyOpen)), rest],
        [`${fitting} = 0`, `${name}(${reach(name)}, ${rest})`],
      ],
      reach(name),
    );
  return { low: end('LEAST'), high: end('GREATEST') };
}

function pointsOf(row: CompiledRow, scope: Scope): string {
  const source = row.output[0]?.source;
  const value = source && 'value' in source ? source.value : source && scope.constantOf(source);
  if (typeof value !== 'number') throw new NotInSql({ zh: '分值不是常量或参数', en: 'points that are neither constant nor a parameter' });

  return scope.statement.constant(value).value;
}

function bounded(text: string, { min, max }: Bounds = {}, statement: Statement): string {
  const raised = min === undefined ? `(${text})` : `GREATEST(${text}, ${statement.constant(min).value})`;
  return max === undefined ? raised : `LEAST(${raised}, ${statement.constant(max).value})`;
}

/** The code of the first grade that a score reaches, as a number; that of '' for none. */
function gradeAt(score: string, { grades }: CompiledScorecard, scope: Scope): string {
  const branches = grades.map(({ grade, from }): [string, string] => {
    const value = from && 'evaluate' in from ? scope.constantOf(from) : from?.value;
    if (from && typeof value !== 'number')
      throw new NotInSql({ zh: '等级的起点不是常量或参数', en: 'a grade that begins neither at a constant nor at a parameter' });
    return [typeof value === 'number' ? `${score} >= ${scope.statement.constant(value).value}` : 'TRUE', scope.statement.codeOf(grade.code)];
  });
  return choose(branches, scope.statement.codeOf(''));
}

interface VetoInSql {
  /** The first that surely holds, from 1; 0 = none. */
  readonly index: string;
  /** Whether each may hold and stands before that one. */
  readonly opens: readonly string[];
  readonly anyOpen: string;
  readonly failed: string;
}

function vetoesToSql(vetoes: readonly { readonly term: Term }[], statement: Statement): VetoInSql {
  const holds = vetoes.map(({ term }) => `(${term.value} IS TRUE)`);
  const before = (index: number) => holds.slice(0, index).map(not);
  const opens = vetoes.map(({ term }, index) => statement.keep(and(term.unknown, ...before(index))));
  const failed = statement.keep(or(...vetoes.map(({ term }, index) => and(term.failed, ...before(index)))));
  const index = statement.keep(
    choose(
      holds.map((hold, at): [string, string] => [hold, String(at + 1)]),
      '0',
    ),
  );

  return { index, opens, anyOpen: or(...opens), failed };
}
