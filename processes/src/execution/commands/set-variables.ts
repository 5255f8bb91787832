import { done, refused } from '@onething/rules';
import type { SetVariables } from '../command.js';
import { setVariables as write } from '../facts.js';
import { type Run, rootScope } from '../run.js';
import type { Handled } from './command-handler.js';

/** Corrects variables of the instance's own process. */
export function setVariables(run: Run, { values }: SetVariables): Handled {
  const root = run.scope(rootScope);
  if (!root) return refused('INSTANCE_NOT_RUNNING', { zh: '办件已结束。', en: 'The case has ended.' });

  write(run, root, values);
  return done(undefined);
}
