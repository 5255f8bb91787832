import type { Client } from '@onething/runtime-api/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from './client.js';
import { describeFailure, type Failure } from './failure.js';

export type Loaded<T> = { readonly reload: () => void } & (
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'ready'; readonly value: T; readonly replace: (value: T) => void }
);

type Held<T> = { readonly key: string } & ({ value: T } | { failure: Failure });

/** Reads something for a page. A new `key` starts afresh (or, for a search, keeps the old hits until the new ones are there); `reload` always keeps. */
export function useLoad<T>(key: string, load: (client: Client) => Promise<T>, whenKeyChanges: 'startAfresh' | 'keepShowing' = 'startAfresh'): Loaded<T> {
  const client = useClient();
  const [held, setHeld] = useState<Held<T>>();
  const [turn, setTurn] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    let left = false;
    latest.current(client).then(
      (value) => left || setHeld({ key, value }),
      (error: unknown) => left || setHeld((before) => keepValue(before, key, describeFailure(error))),
    );
    return () => {
      left = true;
    };
  }, [client, key, turn]);

  const reload = useCallback(() => setTurn((count) => count + 1), []);
  const replace = useCallback((value: T) => setHeld({ key, value }), [key]);
  if (!held || (held.key !== key && (whenKeyChanges === 'startAfresh' || 'failure' in held))) return { state: 'loading', reload };
  if ('failure' in held) return { state: 'failed', failure: held.failure, reload };

  return { state: 'ready', value: held.value, replace, reload };
}

/** A refresh that meets a broken connection does not take away what is already on the page. */
function keepValue<T>(before: Held<T> | undefined, key: string, failure: Failure): Held<T> {
  return before && before.key === key && 'value' in before && failure.kind === 'network' ? before : { key, failure };
}
