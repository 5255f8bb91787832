import type { Logger } from 'pino';
import type { FileStore } from '../stores/file-store.js';

/** Uploads that nothing refers to go after 24 hours; looked for at the start and then every hour, by whichever node lives. */
export interface Sweep {
  start(): void;
  stop(): void;
}

const hour = 3_600_000;

/** The sweep of one node. */
export function createSweep(store: Pick<FileStore, 'removeUnused'>, logger: Logger): Sweep {
  let timer: NodeJS.Timeout | undefined;
  const sweep = async (): Promise<void> => {
    const count = await store.removeUnused();
    if (count > 0) logger.info({ count }, 'unused uploads removed');
  };
  // A sweep that fails is no reason to stop: the next one does its work.
  const attempt = () => void sweep().catch((err: unknown) => logger.warn({ err }, 'unused uploads could not be removed'));

  return {
    start() {
      attempt();
      timer = setInterval(attempt, hour).unref();
    },
    stop: () => clearInterval(timer),
  };
}
