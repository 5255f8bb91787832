import type { SavedStep } from '../runtime/step-runner.js';

/** A case has moved: saved by this node, or told by another one. */
export type CaseMove = Pick<SavedStep, 'instance' | 'rev' | 'state'>;

/** Who wants to hear when a case moves. */
export interface CaseWatch {
  /** Gives back how to stop. */
  add(instance: string, changed: (move: CaseMove) => void): () => void;
  tell(move: CaseMove): void;
}

/** The listeners of one node, by case. */
export function caseWatch(): CaseWatch {
  const listeners = new Map<string, Set<(move: CaseMove) => void>>();

  return {
    add(instance, changed) {
      const own = listeners.get(instance) ?? new Set();
      listeners.set(instance, own.add(changed));
      return () => {
        own.delete(changed);
        if (own.size === 0) listeners.delete(instance);
      };
    },

    tell(move) {
      for (const changed of listeners.get(move.instance) ?? []) changed(move);
    },
  };
}
