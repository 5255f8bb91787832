import type { Client } from '@onething/runtime-api/client';
import { commandKeys, randomKey } from './command-key.js';
import { describeFailure, isUndecided } from './failure.js';
import { type Action, useAction } from './use-action.js';

const pauses = [600, 1800];

/**
 * A command that must happen once. The key is made at the first try and sent again on every retry;
 * a lost answer is asked for again before anybody is bothered.
 */
export function useCommand<A extends readonly unknown[]>(deed: string, act: (client: Client, key: string, ...input: A) => Promise<unknown>): Action<A> {
  return useAction(async (client, ...input: A) => {
    const keys = commandKeys(sessionStorage, randomKey);
    for (let attempt = 0; ; attempt++) {
      try {
        await act(client, keys.of(deed), ...input);
        return keys.settle(deed);
      } catch (error) {
        const undecided = isUndecided(describeFailure(error));
        if (!undecided) keys.settle(deed);
        const pause = pauses[attempt];
        if (!undecided || pause === undefined) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  });
}
