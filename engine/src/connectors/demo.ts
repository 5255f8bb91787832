import type { Facts } from '@onething/rules';
import { answered, type Connector } from './connector.js';

/**
 * A stand-in for something outside, for tests only: it keeps a ledger of its calls and fails on request. `openEngine` knows it
 * only when a test hands it over.
 */
export interface DemoConnector extends Connector {
  readonly calls: readonly { readonly key: string; readonly input: Facts }[];
  /** Lets the next calls fail as a service does that does not answer. */
  failNext(times: number): void;
}

/** Answers with its input; the input `error` makes it answer with that BPMN error. */
export function demo(id = 'demo'): DemoConnector {
  const calls: { key: string; input: Facts }[] = [];
  let failures = 0;
  return {
    id,
    check: async () => [],
    calls,
    failNext(times) {
      failures = times;
    },
    async run(input, { key }) {
      calls.push({ key, input });
      if (failures > 0) {
        failures -= 1;
        throw new Error('The service does not answer');
      }
      const error = input.error;
      return typeof error === 'string' ? { status: 'error', code: error, message: error } : answered(input);
    },
  };
}
