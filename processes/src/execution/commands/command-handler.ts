import { type Outcome, refused } from '@onething/rules';
import type { Run, WorkingScope } from '../run.js';
import type { ActivityInstance } from '../state.js';

/** Refused commands change nothing. */
export type Handled = Outcome<undefined>;

/** The activity that a command is about, or a refusal that says that it is gone. */
export function findActivity(run: Run, id: string): { found: { scope: WorkingScope; activity: ActivityInstance } } | { refusal: Handled } {
  const found = run.find(id);
  return found
    ? { found }
    : {
        refusal: refused('ACTIVITY_NOT_FOUND', {
          zh: '该环节已经结束或已被取消，请刷新后查看。',
          en: 'This activity has ended or was cancelled; reload to see the present state.',
        }),
      };
}

/** The activity exists, but it does not wait for this. */
export function notExpected(activity: ActivityInstance): Handled {
  return refused('ACTIVITY_NOT_EXPECTED', {
    zh: `环节“${activity.elementId}”当前不能执行此操作。`,
    en: `The activity “${activity.elementId}” does not wait for this now.`,
  });
}
