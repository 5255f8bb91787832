/**
 * What another engine says of one of our results, and never more than that: it is no
 * independent proof. Both sides share the reading of the decision file, the facts as the explanation lists them, and JavaScript's
 * comparison of numbers and texts; expressions in outputs are not compared. What is wrong there cannot be noticed.
 */
export type Opinion =
  | { readonly verdict: 'agree' }
  | { readonly verdict: 'differ'; readonly ours: unknown; readonly theirs: unknown }
  | { readonly verdict: 'no opinion'; readonly why: string };

/** The other engine was not asked. */
export function noOpinion(why: string): Opinion {
  return { verdict: 'no opinion', why };
}
