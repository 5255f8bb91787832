import type { ClaimedWork } from '../stores/work-store.js';
import { runningWork } from './running-work.js';

const work = (tenant: string, instance: string, activity: string): ClaimedWork => ({ tenant, instance, activity, kind: 'connector' });

describe('what a node is working on', () => {
  it('is counted in cases, however many jobs one has', () => {
    const running = runningWork();
    const jobs = [work('t1', 'case1', 'a1'), work('t1', 'case1', 'a2'), work('t1', 'case2', 'a1'), work('t2', 'case1', 'a1')];
    for (const job of jobs) running.add(job);

    expect([running.cases(), running.cases('t1'), running.cases('t2'), running.cases('t3')]).toEqual([3, 2, 1, 0]);
    expect([running.has('t1', 'case1'), running.has('t2', 'case2')]).toEqual([true, false]);
  });

  it('lets a case go with the last of its jobs, and once', () => {
    const running = runningWork();
    const [first, second] = [work('t1', 'case1', 'a1'), work('t1', 'case1', 'a2')];
    running.add(first);
    running.add(second);
    running.delete(first);
    running.delete(first);
    expect([running.cases('t1'), running.has('t1', 'case1'), running.list()]).toEqual([1, true, [second]]);

    running.delete(second);
    expect([running.cases('t1'), running.has('t1', 'case1'), running.list()]).toEqual([0, false, []]);
  });
});
