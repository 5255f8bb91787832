import type { Client } from '@onething/runtime-api/client';
import { useRef, useState } from 'react';
import { useClient } from './client.js';
import { describeFailure, type Failure } from './failure.js';

export interface Action<A extends readonly unknown[]> {
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  /** Resolves to true when it was done. A second call while the first runs does nothing. */
  readonly run: (...input: A) => Promise<boolean>;
  readonly forget: () => void;
}

/** Something that a person does with one button: runs once at a time, and says what went wrong. */
export function useAction<A extends readonly unknown[]>(act: (client: Client, ...input: A) => Promise<unknown>): Action<A> {
  const client = useClient();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const run = async (...input: A): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      await act(client, ...input);
      return true;
    } catch (error) {
      setFailure(describeFailure(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  return { busy, failure, run, forget: () => setFailure(undefined) };
}
