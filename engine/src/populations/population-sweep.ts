import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import type { PopulationStore } from '../stores/population-store.js';
import { removePopulation } from './create-populations.js';
import type { PopulationRoom } from './population-room.js';

export interface PopulationSweepParts {
  readonly store: PopulationStore;
  readonly room: PopulationRoom;
  readonly files?: { readonly folder: string; readonly key: Buffer };
  readonly logger: Logger;
}

/** People are not kept longer than was said when they were frozen; looked at when the node starts and then every hour. */
export interface PopulationSweep {
  start(): void;
  stop(): void;
  /** One round; how many populations went. */
  sweep(): Promise<number>;
}

const hour = 3_600_000;

/** The sweep of one node. */
export function createPopulationSweep(parts: PopulationSweepParts): PopulationSweep {
  const { store, files, logger } = parts;
  let timer: NodeJS.Timeout | undefined;
  const sweep = async (): Promise<number> => {
    const due = await store.due();
    for (const { tenant, ...population } of due) await removePopulation(population, tenant, parts);
    if (due.length > 0) logger.info({ count: due.length }, 'populations whose time is over were deleted');

    return due.length;
  };
  const attempt = () => void sweep().catch((err: unknown) => logger.warn({ err }, 'populations could not be deleted'));

  return {
    sweep,
    start() {
      // What a node that died has left behind: people on their way into a file or out of one.
      if (files) void removeLoose(files.folder).catch((err: unknown) => logger.warn({ err }, 'loose files of populations could not be removed'));
      attempt();
      timer = setInterval(attempt, hour).unref();
    },
    stop: () => clearInterval(timer),
  };
}

async function removeLoose(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names) if (/(^|[\\/])(open|freezing)-[^\\/]*\.parquet$/.test(name)) await rm(path.join(folder, name), { force: true });
}
