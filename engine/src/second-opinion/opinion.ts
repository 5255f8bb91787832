/**
 * What another engine says of one of our results, and never more than that: it is no independent proof. Both sides share the reading
 * of the decision file, our expression language (inputs, points and outputs that are calculated, and the conditions of vetoes), and
 * JavaScript's comparison of numbers and texts. What is wrong there cannot be noticed.
 */
export type Opinion =
  | { readonly verdict: 'agree' }
  | { readonly verdict: 'differ'; readonly ours: string; readonly theirs: string }
  | { readonly verdict: 'no opinion'; readonly why: string };

/** The other engine was not asked. */
export function noOpinion(why: string): Opinion {
  return { verdict: 'no opinion', why };
}
