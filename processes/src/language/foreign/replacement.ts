import type { Message, Problem } from '@onething/rules';

/**
 * What to put in the place of something that another engine understands and we do not run. `set` can be done at the press of a
 * button; `choose` needs somebody to say which of our own things is meant; `remove` loses nothing that we could run.
 */
export type Replacement =
  | { readonly kind: 'set'; readonly element?: string; readonly attributes: Readonly<Record<string, string>>; readonly hint: Message }
  | { readonly kind: 'condition'; readonly element?: string; readonly language: string; readonly text: string; readonly hint: Message }
  | {
      readonly kind: 'mapping';
      readonly element?: string;
      readonly as: 'input' | 'output';
      readonly name: string;
      readonly value: string;
      readonly hint: Message;
    }
  | { readonly kind: 'choose'; readonly element?: string; readonly attribute: ChosenAttribute; readonly hint: Message }
  | { readonly kind: 'remove'; readonly element?: string; readonly hint: Message };

/** What of ours is to be chosen. */
export type ChosenAttribute = 'connector' | 'form' | 'candidates' | 'decision' | 'condition' | 'calledElement' | 'due' | 'assignee' | 'collection';

/** A problem that carries what to put instead. */
export interface ForeignProblem extends Problem {
  readonly replacement: Replacement;
}

/** The replacement of a finding, where it has one: an editor offers it beside the words. */
export function replacementOf(problem: Problem): Replacement | undefined {
  return isForeign(problem) ? problem.replacement : undefined;
}

function isForeign(problem: Problem): problem is ForeignProblem {
  return 'replacement' in problem;
}
