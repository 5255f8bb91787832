import type { Facts, Value } from '@onething/rules';
import type { Matter } from './package/package.js';

/** Somebody who could do work of a case. */
export interface Doer {
  readonly id: string;
  readonly idNo?: string;
}

/**
 * Whether a case is about the person who would do work of it: their own application, or one in which they stand as a member
 * of the family, a guardian or another party, known by their resident number anywhere in its facts. Who is concerned must not
 * deal with it (行政许可法, 公务员法 第七十六条 回避). Work on lists that staff begin, like a pay list, is not about one person.
 */
export function mustRecuse({ id, idNo }: Doer, { audience, corrects = [] }: Pick<Matter, 'audience' | 'corrects'>, facts: readonly Facts[]): boolean {
  if (audience === 'staff' && corrects.length === 0) return false;

  return facts.some((of) => (audience === 'applicant' && isApplicant(of.applicant, id)) || (idNo !== undefined && idNo !== '' && holds(of, idNo)));
}

function isApplicant(applicant: Value | undefined, id: string): boolean {
  return isFacts(applicant) && applicant.id === id;
}

function holds(value: Value | undefined, text: string): boolean {
  if (typeof value === 'string') return value === text || value.split('|').includes(text);
  if (typeof value !== 'object' || value === null) return false;

  return Object.values(value).some((inner: Value | undefined) => holds(inner, text));
}

function isFacts(value: Value | undefined): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
