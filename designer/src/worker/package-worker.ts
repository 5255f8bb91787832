import { createAnswers } from './answer.js';
import type { Question } from './protocol.js';

/** Checks, scenarios and rehearsals away from the screen, so that typing stays quick. */
const answer = createAnswers();

self.addEventListener('message', ({ data }: MessageEvent<{ id: number; question: Question }>) => {
  void answer(data.question).then(
    (value) => self.postMessage({ id: data.id, value }),
    (error: unknown) => self.postMessage({ id: data.id, error: error instanceof Error ? error.message : String(error) }),
  );
});
