/** How a batch is made: at most `parallel` round trips at a time with `size` items each; `together` says whether an item may join those already in it. */
export interface Batching<I> {
  readonly size: number;
  readonly parallel: number;
  readonly together: (item: I, batch: readonly I[]) => boolean;
}

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
      running += 1;
      runTogether(run, nextBatch()).finally(() => {
        running -= 1;
        pump();
      });
    }
  }

  function nextBatch(): Waiting<I, O>[] {
    const batch: Waiting<I, O>[] = [];
    const later: Waiting<I, O>[] = [];
    for (const one of waiting) (joins(one, batch) ? batch : later).push(one);
    waiting = later;
    return batch;
  }

  function joins(one: Waiting<I, O>, batch: readonly Waiting<I, O>[]): boolean {
    if (batch.length === 0) return true;
    if (batch.length >= batching.size) return false;

    return batching.together(
      one.item,
      batch.map(({ item }) => item),
    );
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
