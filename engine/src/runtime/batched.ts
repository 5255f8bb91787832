/** How a batch is made: at most `parallel` round trips at a time with at most `size` items each; `together` says whether an item may join those already in it. */
export interface Batching<I> {
  readonly size: number;
  readonly parallel: number;
  readonly together: (item: I, batch: readonly I[]) => boolean;
}

/** Fewer than this share a round trip gladly: its fixed cost is that of a few items. */
const least = 16;

interface Waiting<I, O> {
  readonly item: I;
  readonly resolve: (output: O) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Natural group commit: what arrives while a round trip is in flight goes together in the next one, so that a lonely item
 * waits for nothing and a crowd shares one commit. After an unexpected error the items run singly: only the guilty one fails.
 */
export function batched<I, O>(run: (items: readonly I[]) => Promise<readonly O[]>, batching: Batching<I>): (item: I) => Promise<O> {
  let waiting: Waiting<I, O>[] = [];
  let running = 0;

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      queueMicrotask(pump);
    });

  function pump(): void {
    while (running < batching.parallel && waiting.length > 0) {
      const batch = nextBatch();
      running += 1;
      runTogether(run, batch).finally(() => {
        running -= 1;
        pump();
      });
    }
  }

  /** The round trips that are free share what waits, so that a crowd does not move in step: while one half is saved the other is worked on. */
  function nextBatch(): Waiting<I, O>[] {
    const share = Math.ceil(waiting.length / (batching.parallel - running));
    const size = Math.min(batching.size, Math.max(least, share));
    const [batch, items, later]: [Waiting<I, O>[], I[], Waiting<I, O>[]] = [[], [], []];
    for (const one of waiting) {
      const joins = items.length === 0 || (items.length < size && batching.together(one.item, items));
      (joins ? batch : later).push(one);
      if (joins) items.push(one.item);
    }
    waiting = later;
    return batch;
  }
}

async function runTogether<I, O>(run: (items: readonly I[]) => Promise<readonly O[]>, batch: readonly Waiting<I, O>[]): Promise<void> {
  try {
    const outputs = await run(batch.map(({ item }) => item));
    for (const [i, output] of outputs.entries()) batch[i]?.resolve(output);
  } catch (error) {
    if (batch.length <= 1) return batch.forEach(({ reject }) => void reject(error));
    for (const one of batch) await runTogether(run, [one]);
  }
}
