import type { FactPath } from '../facts/fact-path.js';
import type { Message } from '../values.js';
import type { InnerValue } from './inner-value.js';

/** Inside an evaluation: the value depends on facts that are not known. */
export class Unknown {
  constructor(readonly missing: readonly string[]) {}

  static fact(path: FactPath): Unknown {
    return new Unknown([path.join('.')]);
  }

  /** Several unknown parts: what any of them misses. */
  static of(parts: readonly unknown[]): Unknown {
    return new Unknown([...new Set(parts.flatMap((part) => (part instanceof Unknown ? part.missing : [])))]);
  }
}

/** Inside an evaluation: no value can be computed, whatever the missing facts may be. */
export class Failed {
  constructor(
    readonly code: string,
    readonly message: Message,
  ) {}
}

/** A value, or the reason for having none. */
export type Computed = InnerValue | Unknown | Failed;
