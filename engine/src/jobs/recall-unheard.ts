import type { ClaimedWork, WorkStore } from '../stores/work-store.js';

/**
 * Gives back what belongs to this node without its knowing: the answer to a claim or to a save was lost on a wire that broke. Looks
 * twice, because what a save has just given to the node is known here a moment later. Call it now and then.
 */
export function recallUnheard(store: Pick<WorkStore, 'held' | 'giveBack'>, known: () => readonly ClaimedWork[]): () => Promise<void> {
  let suspects: ReadonlySet<string> = new Set();
  return async () => {
    const before = new Set(known().map(keyOf));
    const held = await store.held();
    const after = new Set(known().map(keyOf));
    const unheard = held.filter((work) => !before.has(keyOf(work)) && !after.has(keyOf(work)));
    const lost = unheard.filter((work) => suspects.has(keyOf(work)));
    suspects = new Set(unheard.map(keyOf));
    for (const work of lost) await store.giveBack(work);
  };
}

function keyOf({ kind, tenant, instance, activity }: ClaimedWork): string {
  return `${kind} ${tenant} ${instance} ${activity}`;
}
