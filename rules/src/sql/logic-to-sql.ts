import { alike, codedIn, type TextCodes } from './coded.js';
import { and, no, not, or, unless } from './logic.js';
import { NotInSql, openOf, type Term } from './term.js';

/**
 * Kleene's `and` / `or` as the closures decide them, part by part: one that decides is enough; one that fails before anything is
 * open or decided fails the whole.
 */
export function decided(parts: readonly Term[], operator: 'and' | 'or'): Term {
  if (parts.some(({ kind }) => kind !== 'boolean' && kind !== 'null'))
    throw new NotInSql({ zh: '逻辑运算的部分不是条件', en: 'a part of "and"/"or" is no condition' });
  const decides = ({ value }: Term) => `(${value} IS ${operator === 'and' ? 'FALSE' : 'TRUE'})`;
  const failed = or(
    ...parts.map((part, index) => and(part.failed, ...parts.slice(0, index).map((earlier) => not(or(earlier.unknown, mayDecide(earlier, decides)))))),
  );
  const plain = `(${parts.map(({ value }) => (value === 'NULL' ? 'CAST(NULL AS BOOLEAN)' : value)).join(operator === 'and' ? ' AND ' : ' OR ')})`;
  const open = or(...parts.map(({ unknown }) => unknown), ...parts.slice(1).map((part) => part.failed));
  const settled = or(...parts.map((part) => mayDecide(part, decides)));

  return {
    kind: 'boolean',
    value: unless(failed, plain),
    failed,
    unknown: and(open, not(settled), not(failed)),
    nullable: parts.some(({ nullable }) => nullable),
  };
}

function mayDecide(part: Term, decides: (part: Term) => string): string {
  return part.unknown === 'TRUE' ? no : decides(part);
}

export function complement(part: Term): Term {
  if (part.kind !== 'boolean' && part.kind !== 'null') throw new NotInSql({ zh: 'not 里面不是条件', en: 'what stands in "not" is no condition' });

  return { ...part, kind: 'boolean', value: part.value === 'NULL' ? 'CAST(NULL AS BOOLEAN)' : `(NOT ${part.value})`, constant: undefined };
}

/** `if`: with an open condition still sure where both branches agree. What is not true takes `else`. */
export function conditional(condition: Term, holding: Term, other: Term, codes: TextCodes): Term {
  const [then = holding, otherwise = other] = alike([holding, other], codes);
  const kind = then.kind === 'null' ? otherwise.kind : then.kind;
  if (otherwise.kind !== 'null' && otherwise.kind !== kind) throw new NotInSql({ zh: '“if”的两个结果类型不同', en: 'the branches of an "if" differ in kind' });
  if (then.quotient || otherwise.quotient) throw new NotInSql({ zh: '“if”的结果是商', en: 'a quotient as a branch of an "if"' });
  const holds = condition.nullable || openOf(condition) !== no ? `(${condition.value} IS TRUE)` : condition.value;
  const agree = and(not(openOf(then, otherwise)), `(${then.value} IS NOT DISTINCT FROM ${otherwise.value})`);
  const known = and(not(condition.unknown), not(condition.failed));
  const picked = (part: 'unknown' | 'failed') => (then[part] === otherwise[part] ? then[part] : or(and(holds, then[part]), and(not(holds), otherwise[part])));
  const failed = or(condition.failed, and(known, picked('failed')));
  const unknown = or(and(condition.unknown, not(agree)), and(known, picked('unknown')));
  const value = `CASE WHEN ${holds} THEN ${then.value} ELSE ${otherwise.value} END`;

  return { kind, value: unless(or(failed, unknown), value), failed, unknown, nullable: then.nullable || otherwise.nullable, coded: codedIn([then, otherwise]) };
}
