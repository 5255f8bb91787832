import { isCivilDate } from '../clock/civil-date.js';
import { addMonths } from '../clock/date-arithmetic.js';
import { civilDateOf } from '../clock/instant.js';
import type { ExpiringEntries } from '../decisions/definition.js';
import { type CompiledExpression, compileExpression } from '../expressions/compile-expression.js';
import { isList } from '../facts/fact-path.js';
import { done, type Outcome } from '../outcome.js';
import type { Facts, Message, Value } from '../values.js';

/** Expiring entries whose texts are compiled. */
export interface CompiledEntries {
  readonly entries: ExpiringEntries;
  readonly of: CompiledExpression;
  readonly months: CompiledExpression;
  readonly on: CompiledExpression;
  /** What is read besides the expression of the characteristic. */
  readonly facts: readonly string[];
}

/** Where an entry expires, and when. */
export interface Expired {
  readonly from: string;
  readonly until: string;
}

export type ValidEntries =
  | { readonly status: 'known'; readonly facts: Facts; readonly expired: readonly Expired[] }
  | { readonly status: 'unknown'; readonly missing: readonly string[] }
  | { readonly status: 'failed'; readonly code: string; readonly message: Message };

export function compileEntries(entries: ExpiringEntries): Outcome<CompiledEntries> {
  const of = compileExpression(entries.of);
  if (!of.ok) return of;
  const months = compileExpression(typeof entries.months === 'number' ? String(entries.months) : entries.months.expr);
  if (!months.ok) return months;
  const on = compileExpression(entries.on ?? 'case.date');
  if (!on.ok) return on;

  return done({
    entries,
    of: of.value,
    months: months.value,
    on: on.value,
    facts: [...new Set([...of.value.facts, ...months.value.facts, ...on.value.facts])],
  });
}

/** The facts with the entries that are valid on the day; an entry without a date leaves all of it open. */
export function validEntries({ entries, of, months, on }: CompiledEntries, facts: Facts): ValidEntries {
  const [list, length, day] = [of.evaluate(facts), months.evaluate(facts), on.evaluate(facts)];
  for (const result of [list, length, day])
    if (result.status !== 'value') return result.status === 'unknown' ? result : { status: 'failed', code: result.code, message: result.message };
  if (list.status !== 'value' || length.status !== 'value' || day.status !== 'value') return { status: 'unknown', missing: [] };
  if (!isList(list.value) || typeof length.value !== 'number' || typeof day.value !== 'string')
    return { status: 'failed', code: 'EXPRESSION_TYPE', message: notEntries };

  const today = civilDateOf(day.value);
  const [valid, expired]: [Value[], Expired[]] = [[], []];
  for (const entry of list.value) {
    const from = dateIn(entry, entries.date);
    if (from === undefined) return { status: 'unknown', missing: [`${entries.of}.${entries.date}`] };
    const until = addMonths(from, length.value);
    if (until >= today) valid.push(entry);
    else expired.push({ from, until });
  }
  return { status: 'known', facts: { ...facts, [entries.as]: valid }, expired };
}

const notEntries: Message = { zh: '有效期的列表、月数或日期不正确', en: 'the list, the months or the day of the expiry is wrong' };

function dateIn(entry: Value, field: string): string | undefined {
  const date = typeof entry === 'object' && entry !== null && !isList(entry) ? entry[field] : undefined;

  return typeof date === 'string' && isCivilDate(date.slice(0, 10)) ? date.slice(0, 10) : undefined;
}

/** `；2 条已过有效期，不计（2020-03-01 至 2023-03-01 等）`. */
export function expiredTold(expired: readonly Expired[]): Message {
  const [first] = expired;
  if (!first) return { zh: '', en: '' };

  return {
    zh: `（另有 ${expired.length} 条已过有效期，不计，如 ${first.from} 的一条有效至 ${first.until}）`,
    en: ` (${expired.length} more expired and do not count, for example one of ${first.from}, valid until ${first.until})`,
  };
}
