import type { Connector } from '../../engine/src/connectors/connector.js';

/** How often a connector still fails, and with which error where it answers at all. */
export interface Failing {
  readonly left: number;
  readonly code?: string;
}

/** A connector that fails as often as the scenario says. */
export function silenced({ id, check, run }: Connector, silent: Map<string, Failing>): Connector {
  return {
    id,
    check,
    async run(input, call) {
      const failing = silent.get(id);
      if (!failing || failing.left <= 0) return run(input, call);
      silent.set(id, { ...failing, left: failing.left - 1 });
      if (failing.code) return { status: 'error', code: failing.code, message: failing.code };
      throw new Error(`"${id}" does not answer`);
    },
  };
}
