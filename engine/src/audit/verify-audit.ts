import { type AuditStore, beginningOfChain } from '../stores/audit-store.js';
import { chainHash } from './chain-hash.js';
import type { Checkpoint } from './checkpoint.js';

/** The last seal of each tenant's chain: its number and hash. */
export type Heads = Readonly<Record<string, { readonly number: number; readonly hash: string }>>;

/** Where a chain does not hold. */
export interface AuditFault {
  readonly tenant: string;
  /** The seal that does not fit. */
  readonly number: number;
  readonly code: 'ROWS_CHANGED' | 'SEAL_MISSING' | 'CHECKPOINT_CONTRADICTED';
}

/** Computes every chain again from the rows as they are now, and compares it with its seals and with what was exported. */
export async function verifyAudit(store: AuditStore, checkpoints: readonly Checkpoint[]): Promise<readonly AuditFault[]> {
  const exported = new Set(checkpoints.flatMap(({ heads }) => Object.keys(heads)));
  const tenants = new Set([...(await store.tenants()).map(({ tenant }) => tenant), ...exported]);
  const faults: AuditFault[] = [];
  for (const tenant of tenants) faults.push(...(await verifyTenant(store, tenant, checkpoints)));
  return faults;
}

/** The heads of all chains now. */
export async function headsOf(store: AuditStore): Promise<Heads> {
  const heads: Record<string, { number: number; hash: string }> = {};
  for (const { tenant, seals } of await store.tenants()) {
    if (seals === 0) continue;
    const last = (await store.seals(tenant)).at(-1);
    if (last) heads[tenant] = { number: last.number, hash: last.hash };
  }
  return heads;
}

async function verifyTenant(store: AuditStore, tenant: string, checkpoints: readonly Checkpoint[]): Promise<readonly AuditFault[]> {
  const hashes = new Map<number, string>();
  let [previous, end, number] = [beginningOfChain, '0', 0];
  for (const seal of await store.seals(tenant)) {
    number += 1;
    // The spans must follow each other without a gap in which rows could be hidden.
    if (seal.number !== number || seal.from !== end) return [{ tenant, number, code: 'SEAL_MISSING' }];

    const lines = await store.lines(tenant, seal);
    previous = chainHash(previous, { ...seal, lines });
    if (previous !== seal.hash || lines.length !== seal.rows) return [{ tenant, number, code: 'ROWS_CHANGED' }];
    hashes.set(number, previous);
    end = seal.until;
  }
  const contradicted = checkpoints.map(({ heads }) => heads[tenant]).find((head) => head && hashes.get(head.number) !== head.hash);
  return contradicted ? [{ tenant, number: contradicted.number, code: 'CHECKPOINT_CONTRADICTED' }] : [];
}
