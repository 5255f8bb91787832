import type { Logger } from 'pino';
import type { AuditStore } from '../stores/audit-store.js';
import type { DeletionStore } from '../stores/deletion-store.js';
import { chainHash } from './chain-hash.js';
import type { CheckpointFolder } from './checkpoint.js';
import type { DeletionList } from './deletion-list.js';
import { headsOf } from './verify-audit.js';

/** Seals the audit trail of all tenants every second; where a folder is given it lists what was deleted there, and exports a signed checkpoint every ten minutes. */
export interface AuditKeeper {
  start(): void;
  /** Seals what is complete and writes a last checkpoint. */
  stop(): Promise<void>;
  /** One round now: seals, and lists what was deleted. Tells how many rows were sealed. */
  sealNow(): Promise<number>;
  checkpointNow(): Promise<void>;
  /** Seconds that the oldest row has waited for its seal, as of the last round. */
  unsealedSeconds(): number;
}

export interface AuditKeeperParts {
  readonly store: AuditStore;
  readonly folder?: CheckpointFolder;
  readonly deletions?: { readonly store: DeletionStore; readonly list: DeletionList };
  /** The time that a checkpoint says, RFC 3339. */
  readonly now: () => Promise<string>;
  readonly logger: Logger;
}

const sealEvery = 1000;
const checkpointEvery = 600_000;
const mostOfLine = 1000;

/** The keeper of one node; any number of nodes share the work. */
export function createAudit({ store, folder, deletions, now, logger }: AuditKeeperParts): AuditKeeper {
  let [sealing, exporting]: (NodeJS.Timeout | undefined)[] = [];
  let round: Promise<unknown> = Promise.resolve();
  let unsealed = 0;

  const keeper: AuditKeeper = {
    start() {
      sealing = setInterval(() => void attempt(keeper.sealNow), sealEvery).unref();
      exporting = setInterval(() => void attempt(keeper.checkpointNow), checkpointEvery).unref();
    },

    async stop() {
      clearInterval(sealing);
      clearInterval(exporting);
      if (sealing) await attempt(keeper.checkpointNow);
      sealing = undefined;
    },

    async sealNow() {
      const tenants = await store.tenants();
      unsealed = Math.max(0, ...tenants.map(({ oldestSeconds }) => oldestSeconds));
      let rows = 0;
      for (const { tenant } of tenants.filter(({ waiting }) => waiting)) rows += (await store.seal(tenant, chainHash))?.rows ?? 0;
      await listDeletions();
      return rows;
    },

    async checkpointNow() {
      await keeper.sealNow();
      if (folder) folder.write(await now(), await headsOf(store));
    },

    unsealedSeconds: () => unsealed,
  };
  return keeper;

  /** First the line, then the row goes: a node that dies between the two leaves a second line, and deleting twice is no harm. */
  async function listDeletions(): Promise<void> {
    if (!deletions) return;
    const unlisted = await deletions.store.unlisted(mostOfLine);
    if (unlisted.length === 0) return;
    deletions.list.add(unlisted);
    await deletions.store.listed(unlisted);
  }

  /** One at a time, and a round that fails is no reason to stop: the next one seals what it has left. */
  function attempt(work: () => Promise<unknown>): Promise<unknown> {
    round = round.then(work).catch((err: unknown) => logger.warn({ err }, 'the audit trail could not be sealed'));
    return round;
  }
}
