import type { Message } from '../../values.js';
import { type Computed, Failed, Unknown } from '../computed.js';
import type { InnerValue } from '../inner-value.js';
import type { Run } from '../run.js';
import type { Node } from '../syntax/node.js';
import { placed } from '../syntax/syntax-problem.js';

/** A compiled part: computes its value in one evaluation. */
export type Code = (run: Run) => Computed;

/** Compiles a part below the one at hand. */
export type Compile = (node: Node) => Code;

/** No value yet: unknown or failed. */
export function isOpen(computed: Computed | undefined): computed is Unknown | Failed {
  return computed instanceof Unknown || computed instanceof Failed;
}

/** What stops a computation over several parts: the first failure, because it holds however the missing facts turn out; else what is unknown. */
export function firstOpen(parts: readonly Computed[]): Unknown | Failed | undefined {
  const failure = parts.find((part) => part instanceof Failed);
  if (failure instanceof Failed) return failure;

  return parts.some((part) => part instanceof Unknown) ? Unknown.of(parts) : undefined;
}

/** A failure at a place of the text. */
export function failAt(node: { readonly at: number }, code: string, message: Message): Failed {
  return new Failed(code, placed(message, node.at));
}

/** All parts in order, or what stops them. */
export function computeAll(codes: readonly Code[], run: Run): readonly InnerValue[] | Unknown | Failed {
  const [values, open]: [InnerValue[], (Unknown | Failed)[]] = [[], []];
  for (const code of codes) {
    const part = code(run);
    if (isOpen(part)) open.push(part);
    else values.push(part);
  }
  return open.length === 0 ? values : (firstOpen(open) ?? values);
}
