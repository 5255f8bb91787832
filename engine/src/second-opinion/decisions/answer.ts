import type { Facts, Value } from '@onething/rules';

/** What json-rules-engine makes of a decision: the lines that count and what they give, a refusal by its code, or nothing for a reason. */
export type Answer =
  | { readonly status: 'given'; readonly lines: readonly string[]; readonly output: Facts }
  | { readonly status: 'failed'; readonly code: string }
  | Silence;

/** It was not asked, or cannot answer. */
export interface Silence {
  readonly status: 'silent';
  readonly why: string;
}

/** A decision translated: asked once for every case. */
export type Asked = (facts: Facts) => Promise<Answer>;

export function silent(why: string): Silence {
  return { status: 'silent', why };
}

export function given(lines: readonly string[], output: Facts): Answer {
  return { status: 'given', lines, output };
}

/** A value as text that is the same for equal values: keys in order, numbers to nine places, because the other side adds in binary. */
export function canonical(value: Value): string {
  return JSON.stringify(value, (_, part: Value) => {
    if (typeof part === 'number') return Number(part.toFixed(9));
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
