/**
 * What another engine says of one of our results, and never more than that. `shared` lists what both sides have in common and
 * what therefore cannot be noticed: it is no independent proof.
 */
export type Opinion =
  | { readonly verdict: 'agree' }
  | { readonly verdict: 'differ'; readonly ours: unknown; readonly theirs: unknown }
  | { readonly verdict: 'no opinion'; readonly why: string };

/** The other engine was not asked. */
export function noOpinion(why: string): Opinion {
  return { verdict: 'no opinion', why };
}

/** What a second opinion on decisions cannot notice, because both sides use it. */
export const sharedByDecisions: readonly string[] = [
  'the reading of the decision file',
  'expressions in outputs, which are not compared',
  'the facts, as the explanation lists them',
  'JavaScript’s comparison of numbers and texts',
];
