/** One way out of one element (`g#1`), or one beginning. */
export type Outcome = string;
/** A flow with this label has a token exactly when one of these outcomes has happened. */
export type Label = ReadonlySet<Outcome>;

interface Chosen {
  readonly at: number;
  /** The label on which the element is entered; none for a beginning. */
  readonly when: Label | undefined;
}

/**
 * What is known of the outcomes of a run in which every element acts at most once, after Favre and Völzer, “Symbolic Execution
 * of Acyclic Workflow Graphs” (BPM 2010). Every answer `true` is sure; `false` means that it could not be shown.
 */
export class Outcomes {
  private readonly known = new Map<Outcome, Chosen>();
  private readonly rounds: { readonly when: Label | undefined; readonly outcomes: readonly Outcome[] }[] = [];
  private readonly apart = new Map<string, boolean>();

  /** Exactly one of these happens when the label does. */
  add(outcomes: readonly Outcome[], when: Label | undefined): void {
    for (const outcome of outcomes) this.known.set(outcome, { at: this.rounds.length, when });
    this.rounds.push({ when, outcomes });
  }

  /** Never do both happen in one run. */
  neverBoth(one: Label, other: Label): boolean {
    return every(one, (a) => every(other, (b) => this.neverTogether(a, b)));
  }

  /** In every run either both happen or neither. */
  alwaysBoth(one: Label, other: Label): boolean {
    return this.follows(other, one) && this.follows(one, other);
  }

  /** One of these happens in every run. */
  isSure(label: Label): boolean {
    const beginnings = this.rounds.filter(({ when }) => when === undefined).flatMap(({ outcomes }) => outcomes);
    return this.follows(label, new Set(beginnings));
  }

  private neverTogether(one: Outcome, other: Outcome): boolean {
    const [early, late] = this.atOf(one) <= this.atOf(other) ? [one, other] : [other, one];
    if (early === late) return false;
    if (this.atOf(early) === this.atOf(late)) return true;
    const key = `${early} ${late}`;
    const seen = this.apart.get(key);
    if (seen !== undefined) return seen;

    const result = every(this.known.get(late)?.when ?? new Set(), (cause) => this.neverTogether(early, cause));
    this.apart.set(key, result);
    return result;
  }

  /** Whenever `cause` happens, `label` does. */
  private follows(label: Label, cause: Label): boolean {
    if (every(cause, (outcome) => label.has(outcome))) return true;

    const implying = this.implying(label);
    return every(cause, (outcome) => implying.has(outcome));
  }

  /** All outcomes of which it is sure that the label happens with them. */
  private implying(label: Label): Label {
    const found = new Set(label);
    for (let before = -1; before < found.size; ) {
      before = found.size;
      for (const { when, outcomes } of this.rounds) {
        // What happens only after something that implies it; and what is always followed by something that implies it.
        if (when && every(when, (cause) => found.has(cause))) for (const outcome of outcomes) found.add(outcome);
        else if (when && outcomes.every((outcome) => found.has(outcome))) for (const cause of when) found.add(cause);
      }
    }
    return found;
  }

  private atOf(outcome: Outcome): number {
    return this.known.get(outcome)?.at ?? -1;
  }
}

function every(label: Label, holds: (outcome: Outcome) => boolean): boolean {
  for (const outcome of label) if (!holds(outcome)) return false;
  return true;
}
