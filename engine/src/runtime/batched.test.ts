import { batched } from './batched.js';

const open = { size: 64, parallel: 1, together: () => true };

describe('batched', () => {
  it('sends what arrives during a round trip together in the next one', async () => {
    const sizes: number[] = [];
    const double = batched(async (items: readonly number[]) => {
      sizes.push(items.length);
      await new Promise((later) => setTimeout(later, 5));
      return items.map((item) => item * 2);
    }, open);

    const first = double(1);
    await Promise.resolve();
    const rest = Promise.all([2, 3, 4].map(double));

    expect([await first, ...(await rest)]).toEqual([2, 4, 6, 8]);
    expect(sizes).toEqual([1, 3]);
  });

  it('keeps items apart that must not share a batch', async () => {
    const batches: number[][] = [];
    const run = batched(
      async (items: readonly number[]) => {
        batches.push([...items]);
        return items;
      },
      { size: 64, parallel: 1, together: (item, batch) => !batch.includes(item) },
    );

    await Promise.all([1, 1, 2, 1, 2].map(run));

    expect(batches).toEqual([[1, 2], [1, 2], [1]]);
  });

  it('runs the items singly after an unexpected error, so that only the guilty one fails', async () => {
    const run = batched(async (items: readonly number[]) => {
      if (items.includes(13)) throw new Error('thirteen');
      return items;
    }, open);

    const results = await Promise.allSettled([1, 13, 2].map(run));

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('never sends more than the size', async () => {
    const sizes: number[] = [];
    const run = batched(
      async (items: readonly number[]) => {
        sizes.push(items.length);
        return items;
      },
      { ...open, size: 4 },
    );

    await Promise.all(Array.from({ length: 10 }, (_, i) => run(i)));

    expect(sizes).toEqual([4, 4, 2]);
  });

  it('shares a crowd among the round trips that are free, but not a handful', async () => {
    const sizes: number[] = [];
    const run = batched(
      async (items: readonly number[]) => {
        sizes.push(items.length);
        await new Promise((later) => setTimeout(later, 1));
        return items;
      },
      { size: 64, parallel: 2, together: () => true },
    );

    await Promise.all(Array.from({ length: 40 }, (_, n) => run(n)));
    await Promise.all(Array.from({ length: 5 }, (_, n) => run(n)));

    expect(sizes).toEqual([20, 20, 5]);
  });
});
