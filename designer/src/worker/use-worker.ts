import { useEffect, useRef } from 'react';
import { type Ask, type AskedWorker, startWorker } from './ask-worker.js';

/** A worker that lives as long as the page; it starts with the first question. */
export function useWorker(): Ask {
  const worker = useRef<AskedWorker>(undefined);
  const ask = useRef<Ask>((question) => {
    worker.current ??= startWorker();
    return worker.current.ask(question);
  });

  useEffect(
    () => () => {
      worker.current?.stop();
      worker.current = undefined;
    },
    [],
  );
  return ask.current;
}
