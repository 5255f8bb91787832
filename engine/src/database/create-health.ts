import type { ProbeStore } from '../stores/probe-store.js';
import type { Health } from './health.js';

/** A probe older than this is asked again. */
const freshMs = 3000;

/** Readiness by writing to the database, and the figures that `metrics` gathers. */
export function createHealth(probe: ProbeStore, metrics: () => Promise<string>, milliseconds: () => number): Health {
  let last: { at: number; reasons: Promise<string[]> } | undefined;
  return {
    async ready() {
      if (!last || milliseconds() - last.at > freshMs) last = { at: milliseconds(), reasons: reasonsOf(probe) };
      const reasons = await last.reasons;
      return { ready: reasons.length === 0, reasons };
    },
    metrics,
  };
}

async function reasonsOf(probe: ProbeStore): Promise<string[]> {
  try {
    await probe.write();
    return [];
  } catch {
    return ['DATABASE_NOT_WRITABLE'];
  }
}
