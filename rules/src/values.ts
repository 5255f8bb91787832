/** A JSON value as it travels through facts, variables and answers. Money is integer 分; civil dates are `YYYY-MM-DD` text. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** What is known when a decision, a condition or an expression is evaluated. A name that is absent is *unknown*, never false. */
export type Facts = Readonly<Record<string, Value>>;

/** A sentence for people, Chinese first. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** Where a rule comes from: `{ law: '普通高等学校学生管理规定', article: '39' }`. */
export interface LegalBasis {
  readonly law: string;
  readonly article?: string;
  readonly text?: string;
}

/** Kleene's three truth values: a missing fact makes `unknown`. */
export type Truth = true | false | 'unknown';
