import type { Value } from '@onething/rules';

/** A change to try: values of parameters, and numbers inside decisions, over what a draft says (or the release in force). */
export interface Change {
  /** A package draft; without it the release in force is changed. */
  readonly draft?: string;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly edits: readonly Edit[];
}

/** A number in a decision of the chain, by JSON pointer: `/grades/2/from`. */
export interface Edit {
  readonly decision: string;
  readonly pointer: string;
  readonly value: number;
}
