import { isList } from '../facts/fact-path.js';
import type { Message, Value } from '../values.js';
import type { ListCodes, TextCodes } from './coded.js';
import { no, or } from './logic.js';

/** What stands in a column. Dates are texts, as everywhere. */
export type SqlKind = 'number' | 'text' | 'boolean' | 'list' | 'null';

/**
 * A part of an expression as SQL. Its value is NULL wherever it is unknown or failed; where it is known and NULL, it is JSON's null.
 * That keeps SQL's own three-valued `AND` and `OR` equal to those of the closures.
 */
export interface Term {
  readonly kind: SqlKind;
  readonly value: string;
  /** True where facts are missing. Never NULL. */
  readonly unknown: string;
  /** True where no value can be computed. Never NULL. */
  readonly failed: string;
  /** Whether a known value may be null. */
  readonly nullable: boolean;
  /** The value as it stands in the statement, where it is the same for everybody. */
  readonly constant?: { readonly value: Value };
  /** A quotient is kept in two parts, so that comparing it is exact. */
  readonly quotient?: { readonly over: string; readonly by: string };
  /** The sum of a list of numbers. */
  readonly sum?: string;
  /** The value is the number of a text. */
  readonly coded?: TextCodes;
  /** The value is the number of a list. */
  readonly lists?: ListCodes;
}

/** A part that has no SQL; the statement is refused with the reason. */
export class NotInSql extends Error {
  constructor(readonly told: Message) {
    super(told.en);
  }
}

export function openOf(...terms: readonly Term[]): string {
  return or(...terms.flatMap(({ unknown, failed }) => [unknown, failed]));
}

/** A part that always has a value. */
export function sure(kind: SqlKind, value: string, nullable = false): Term {
  return { kind, value, unknown: no, failed: no, nullable };
}

export function kindOfValue(value: Value): SqlKind {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (isList(value)) return 'list';
  if (typeof value === 'string') return 'text';
  throw new NotInSql({ zh: '对象不能整体作为一个值', en: 'an object is no value of a column' });
}
