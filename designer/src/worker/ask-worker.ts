import type { Answers, Question } from './protocol.js';

/** Asks the worker and waits for its answer; rejects with a sentence. */
export type Ask = <A extends Question['ask']>(question: Extract<Question, { ask: A }>) => Promise<Answers[A]>;

/** A worker of one page. */
export interface AskedWorker {
  readonly ask: Ask;
  stop(): void;
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Starts a worker; questions may overlap. */
export function startWorker(): AskedWorker {
  const worker = new Worker(new URL('./package-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let next = 1;
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error !== undefined) call?.reject(new Error(data.error));
    // The boundary: the worker answers each question in its own shape.
    else call?.resolve(data.value as never);
  });

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.set(next, { resolve, reject });
        worker.postMessage({ id: next, question });
        next += 1;
      }),
    stop: () => worker.terminate(),
  };
}
