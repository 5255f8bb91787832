import type { Scenario } from '@onething/processes';
import type { Facts } from '@onething/rules';
import type { Act } from './PlayForm.js';

/** What the scenario of this world answers at the same place, so that nobody has to type a whole form to try a change. */
export function sampleAnswers({ steps }: Scenario, { matter, task }: Pick<Act, 'matter' | 'task'>): Facts {
  for (const step of steps) {
    if (!task && 'open' in step && step.open.matter === matter) return step.open.data;
    if (task && 'complete' in step && step.complete.task === task.element) return step.complete.data;
  }
  return {};
}
