import { useCallback, useState } from 'react';
import type { OpenDraft } from '../draft/use-draft.js';
import type { Played, Question } from '../worker/protocol.js';
import { useWorker } from '../worker/use-worker.js';

type Move = Extract<Question, { ask: 'open' | 'complete' | 'advance' | 'begin' }>;

/** A rehearsal in the worker: where it stands, and the next move. */
export function useRehearsal({ source }: OpenDraft) {
  const ask = useWorker();
  const [played, setPlayed] = useState<Played>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const move = useCallback(
    async (question: Move): Promise<boolean> => {
      setBusy(true);
      setProblem(undefined);
      try {
        const next = await ask<Move['ask']>(question);
        setPlayed(next);
        if (next.refused) setProblem([next.refused.message, ...(next.refused.problems ?? []).map(({ message }) => message)].map(({ zh }) => zh).join(' '));
        return next.refused === undefined;
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [ask],
  );
  const begin = useCallback((world: string) => move({ ask: 'begin', source, world }), [move, source]);

  const record = useCallback((name: { readonly id: string; readonly title: string }) => ask({ ask: 'record', ...name }), [ask]);

  return { played, problem, busy, begin, move, record };
}
