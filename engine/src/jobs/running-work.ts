import type { ClaimedWork } from '../stores/work-store.js';

/** What a node is working on. Its room is counted in cases: the jobs of one case run one after the other, however many they are. */
export interface RunningWork {
  add(work: ClaimedWork): void;
  delete(work: ClaimedWork): void;
  /** Cases that have work here, of all tenants or of one. */
  cases(tenant?: string): number;
  has(tenant: string, instance: string): boolean;
  list(): readonly ClaimedWork[];
}

export function runningWork(): RunningWork {
  const running = new Set<ClaimedWork>();
  /** How many pieces of work each case has, tenant by tenant. */
  const tenants = new Map<string, Map<string, number>>();

  return {
    add(work) {
      running.add(work);
      count(work, 1);
    },

    delete(work) {
      if (running.delete(work)) count(work, -1);
    },

    cases(tenant) {
      if (tenant !== undefined) return tenants.get(tenant)?.size ?? 0;
      let sum = 0;
      for (const { size } of tenants.values()) sum += size;
      return sum;
    },

    has: (tenant, instance) => tenants.get(tenant)?.has(instance) ?? false,
    list: () => [...running],
  };

  function count({ tenant, instance }: ClaimedWork, change: 1 | -1): void {
    const cases = tenants.get(tenant) ?? new Map<string, number>();
    const left = (cases.get(instance) ?? 0) + change;
    if (left > 0) cases.set(instance, left);
    else cases.delete(instance);
    if (cases.size > 0) tenants.set(tenant, cases);
    else tenants.delete(tenant);
  }
}
