import { useCallback, useEffect, useRef, useState } from 'react';

/** What a page knows of something it asked for. */
export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly reason: string };

/** Asks once for each `key`, and again on `again()`; what is shown stays until the new answer is there. An answer that comes after the page has moved on is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> & { again: () => void } {
  const [state, setState] = useState<Loaded<T>>({ status: 'loading' });
  const [turn, setTurn] = useState(0);
  const shown = useRef(key);

  useEffect(() => {
    let gone = false;
    setState((before) => (before.status === 'ready' && shown.current === key ? before : { status: 'loading' }));
    shown.current = key;
    load().then(
      (value) => !gone && setState({ status: 'ready', value }),
      (error: unknown) => !gone && setState({ status: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );

    return () => {
      gone = true;
    };
  }, [key, turn]);

  return { ...state, again: useCallback(() => setTurn((n) => n + 1), []) };
}
