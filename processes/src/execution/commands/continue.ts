import { done, refused } from '@onething/rules';
import type { Run } from '../run.js';
import type { Handled } from './command-handler.js';

/** Takes up the moves that an earlier step left over. */
export function goOnWithQueue(run: Run): Handled {
  if (run.pending) return done(undefined);

  return refused('NOTHING_TO_CONTINUE', { zh: '没有待继续的处理。', en: 'There is nothing to continue.' });
}
