import type { Change, Compared } from '@onething/runtime-api/client';
import { useEffect, useRef, useState } from 'react';
import { client } from '../client.js';

/** What is known of the change on the screen. */
export interface Trial {
  readonly compared?: Compared;
  /** The change that `compared` is about; while somebody drags it is a step behind. */
  readonly of?: Change;
  readonly problem?: string;
  readonly milliseconds?: number;
}

/**
 * Asks for each change as soon as the one before is answered, and always for the latest: what was dragged over in between is left out,
 * so that the screen follows as fast as the server can.
 */
export function useTrial(population: string, change: Change): Trial {
  const [trial, setTrial] = useState<Trial>({});
  const wanted = useRef(change);
  const asking = useRef(false);
  const key = JSON.stringify(change);

  useEffect(() => {
    wanted.current = change;
    if (asking.current) return;
    asking.current = true;
    void askUntilLatest().finally(() => {
      asking.current = false;
    });

    async function askUntilLatest(): Promise<void> {
      for (let asked: Change | undefined; asked !== wanted.current; ) {
        asked = wanted.current;
        const answer = await ask(population, asked);
        setTrial((before) => ({ ...before, problem: undefined, ...answer }));
      }
    }
  }, [population, key]);

  return trial;
}

async function ask(population: string, change: Change): Promise<Trial> {
  const began = performance.now();
  try {
    const compared = await client.compareOnPopulation(population, change);
    return { compared, of: change, milliseconds: Math.max(1, Math.round(performance.now() - began)) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
