import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { checkpointFolder } from '../../engine/src/audit/checkpoint.js';
import { deletionList } from '../../engine/src/audit/deletion-list.js';
import { type AuditFault, verifyAudit } from '../../engine/src/audit/verify-audit.js';
import { backUpEmbedded } from '../../engine/src/database/embedded/back-up.js';
import { startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';
import { migrate } from '../../engine/src/database/migrate.js';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { auditStore } from '../../engine/src/stores/audit-store.js';
import { deleteAgain } from '../../engine/src/stores/deletion-store.js';
import { type Violation, violations } from '../faults/invariants.js';

/** What a drill has found. */
export interface Drill {
  readonly kind: 'online' | 'cold';
  readonly megabytes: number;
  /** Recovery time: from the copy that lies there to a database that answers and was checked, in milliseconds. */
  readonly rto: number;
  readonly tenants: number;
  /** What the list names, how much of it the backup had brought back and is gone again, and lines of the list that are not its own. */
  readonly deletions: { readonly listed: number; readonly again: number; readonly forged: number };
  readonly violations: readonly (Violation & { readonly tenant: string })[];
  readonly auditFaults: readonly AuditFault[];
}

/**
 * Backs up a data folder, starts a second database from the copy, deletes again what was deleted since, and holds it to the
 * invariants and to its audit chain. The copy stays. `list`: the audit folder of the installation that the backup was taken of;
 * without it the one of the data folder.
 */
export async function restoreDrill(data: string, target: string, list = path.join(data, 'audit')): Promise<Drill> {
  const { folder, kind } = await backUpEmbedded(data, target);
  const megabytes = Math.round(sizeOf(folder) / 1_000_000);
  const began = performance.now();
  const restored = await startEmbeddedPostgres({ folder });
  const database = openDatabase(restored.url);
  try {
    const deletions = await deleteListed(restored.ownerUrl, list);
    const tenants = await auditStore(database.app).tenants();
    const found: Drill['violations'][number][] = [];
    for (const { tenant } of tenants) found.push(...(await violations(database.app, tenant, [])).map((violation) => ({ ...violation, tenant })));
    const auditFaults = await verifyAudit(auditStore(database.app), checkpointFolder(path.join(folder, 'audit')).read().checkpoints);
    return { kind, megabytes, rto: Math.round(performance.now() - began), tenants: tenants.length, deletions, violations: found, auditFaults };
  } finally {
    await database.close();
    await restored.stop();
  }
}

/** An older backup has not even the table of them: it is brought up to now first, as a start would. */
async function deleteListed(ownerUrl: string, folder: string): Promise<Drill['deletions']> {
  const { deletions, forged } = deletionList(folder).read();
  await migrate(ownerUrl);
  const owner = openDatabase(ownerUrl);
  const again = await deleteAgain(owner.app, deletions);
  await owner.close();
  return { listed: deletions.length, again, forged };
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(path.join(entry.parentPath, entry.name)).size : 0),
    0,
  );
}
