import type { Scenario } from '@onething/processes';
import type { Facts } from '@onething/rules';
import type { Act } from './PlayForm.js';

/** What the scenario of this world answers at the same place, this person's own answer first, so that nobody has to type a whole form to try a change. */
export function sampleAnswers({ steps }: Scenario, { matter, task }: Pick<Act, 'matter' | 'task'>, person: string): Facts {
  const answers = steps.flatMap((step): { readonly by: string; readonly data: Facts }[] => {
    if (!task && 'open' in step && step.open.matter === matter) return [step.open];
    return task && 'complete' in step && step.complete.task === task.element ? [step.complete] : [];
  });
  return (answers.find(({ by }) => by === person) ?? answers[0])?.data ?? {};
}
