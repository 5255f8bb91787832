import fc from 'fast-check';
import { fairQueue, type Leave } from './fair-queue.js';

const limits = { places: 8, share: 3, waiting: 50 };

/** A queue whose clock stands until it is moved; `come` gives back whether it was let in, and how to leave. */
function opened(wanted = limits) {
  const clock = { now: 0 };
  const queue = fairQueue(wanted, () => clock.now);
  const order: string[] = [];
  const leaves: { line: string; leave: Leave }[] = [];
  const come = (line: string, isGone?: () => boolean) =>
    void queue.enter(line, isGone).then((leave) => {
      order.push(leave ? line : `${line} turned away`);
      if (leave) leaves.push({ line, leave });
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const leaveOne = async (at = 0) => {
    leaves.splice(at, 1)[0]?.leave();
    await settled();
  };
  const atWork = (wanted: string) => queue.figures().find(({ line }) => line === wanted)?.atWork ?? 0;
  return { clock, queue, order, leaves, come, settled, leaveOne, atWork };
}

describe('the fair queue', () => {
  it('gives a county that is alone every place, and its share while others are about', async () => {
    const { come, settled, atWork } = opened();
    for (let n = 0; n < 20; n += 1) come('city');
    await settled();
    expect(atWork('city')).toBe(8);

    const beside = opened();
    beside.come('county');
    await beside.settled();
    await beside.leaveOne();
    for (let n = 0; n < 20; n += 1) beside.come('city');
    await beside.settled();
    expect(beside.atWork('city')).toBe(3);
  });

  it('lets a county that has one request in at once, however long the line of another is', async () => {
    const { come, settled, order } = opened();
    come('county');
    for (let n = 0; n < 40; n += 1) come('city');
    await settled();
    const before = order.length;
    come('village');
    await settled();
    expect(order.slice(before)).toEqual(['village']);
  });

  it('turns away who finds the line full, and nobody of another line', async () => {
    const { come, settled, order } = opened({ places: 1, share: 1, waiting: 2 });
    for (let n = 0; n < 4; n += 1) come('city');
    come('county');
    await settled();
    expect(order).toEqual(['city', 'city turned away']);
  });

  it('gives no place to somebody who has gone away', async () => {
    const { come, settled, leaveOne, order } = opened({ places: 1, share: 1, waiting: 9 });
    come('city');
    come('city', () => true);
    come('city');
    await settled();
    await leaveOne();
    expect(order).toEqual(['city', 'city turned away', 'city']);
  });

  it('gives a place back once', async () => {
    const { queue } = opened({ places: 1, share: 1, waiting: 9 });
    const leave = await queue.enter('city');
    leave?.();
    leave?.();
    await queue.enter('city');
    expect(queue.figures()).toEqual([{ line: 'city', atWork: 1, waiting: 0 }]);
  });

  /** Whatever came before: of `n` lines that wait, one with a single request is served after at most `n - 1` others and never after two of the same. */
  it('never serves two of another line before one that waits with nothing at work', async () => {
    const events = fc.array(fc.record({ line: fc.constantFrom('a', 'b', 'c', 'd'), leaves: fc.boolean(), at: fc.nat() }), { maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(events, async (script) => {
        const { come, settled, leaveOne, leaves, order, atWork, queue } = opened({ places: 4, share: 3, waiting: 1000 });
        for (const { line, leaves: goes, at } of script) {
          if (goes && leaves.length > 0) await leaveOne(at % leaves.length);
          else come(line);
        }
        await settled();
        come('lonely');
        await settled();
        const from = order.length;
        while (atWork('lonely') === 0 && !order.includes('lonely')) await leaveOne();
        const served = order.slice(from).filter((line) => line !== 'lonely');
        expect(new Set(served).size).toBe(served.length);
        while (leaves.length > 0) await leaveOne();
        expect(queue.figures()).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('lets everybody in who has come, in the end, and never more than there are places', async () => {
    const come = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(come, async (lines) => {
        const site = opened({ places: 4, share: 2, waiting: 1000 });
        for (const line of lines) site.come(line);
        await site.settled();
        while (site.leaves.length > 0) {
          expect(site.leaves.length).toBeLessThanOrEqual(4);
          await site.leaveOne();
        }
        expect(site.order.toSorted()).toEqual(lines.toSorted());
      }),
      { numRuns: 100 },
    );
  });
});
