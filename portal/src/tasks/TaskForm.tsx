import type { Facts } from '@onething/rules';
import type { TaskDetail } from '@onething/runtime-api/client';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Action } from '../data/use-action.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { ServiceForm } from '../forms/ServiceForm.js';
import { useForm } from '../forms/use-form.js';
import { useProblems } from '../forms/use-problems.js';
import { readFacts } from '../show/facts.js';
import { Notice } from '../ui/Notice.js';

/** The form of the task; conditions in it may also read the case. */
export function TaskForm({ task, completion }: { task: TaskDetail; completion: Action<[Facts]> }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const form = useForm(task.form, task.texts);
  const [values, setValues] = useState<Facts>(() => readFacts(task.values));
  const facts = useMemo(() => readFacts({ ...Object.fromEntries(task.input.map(({ name, value }) => [name, value])), ...task.caseValues }), [task]);
  const problems = useProblems(completion.failure);
  if (!form) return <Notice tone="danger">{t('failure.server')}</Notice>;

  const complete = async (decided: Facts) => {
    if (await completion.run(decided)) await go('/tasks', { state: 'completed' });
  };
  return (
    <>
      <ServiceForm
        definition={form}
        values={values}
        facts={facts}
        problems={problems}
        busy={completion.busy}
        submitLabel={form.submitLabel ?? t('task.submit')}
        onChange={setValues}
        onSubmit={(decided) => void complete(decided)}
      />
      {problems.length === 0 && <ActionFailure failure={completion.failure} />}
    </>
  );
}
