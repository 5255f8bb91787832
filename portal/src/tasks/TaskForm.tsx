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
import { fixedValues, onlyAsked, supplementOptions } from './asked-form.js';

/** The form of the task; conditions in it may also read the case. */
export function TaskForm({ task, completion }: { task: TaskDetail; completion: Action<[Facts]> }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const asked = useForm(task.form, task.texts);
  const form = useMemo(() => (asked && task.notes ? onlyAsked(asked, task.notes) : asked), [asked, task.notes]);
  const [values, setValues] = useState<Facts>(() => readFacts(task.values));
  const facts = useMemo(() => readFacts({ ...Object.fromEntries(task.input.map(({ name, value }) => [name, value])), ...task.caseValues }), [task]);
  const problems = useProblems(completion.failure);
  const prefilled = useMemo(() => (form ? fixedValues(form, task.values) : {}), [form, task]);
  const application = useForm(task.caseForm, task.texts);
  const options = useMemo(() => (form && application ? supplementOptions(form, application) : {}), [form, application]);
  const isOwn = task.notes !== undefined;
  if (!form) return <Notice tone="danger">{t('failure.server')}</Notice>;

  const complete = async (decided: Facts) => {
    if (await completion.run(decided)) await (isOwn ? go(`/cases/${task.case.id}`) : go('/tasks', { state: 'completed' }));
  };
  return (
    <>
      <ServiceForm
        definition={form}
        values={values}
        facts={facts}
        prefilled={prefilled}
        notes={task.notes}
        options={options}
        problems={problems}
        busy={completion.busy}
        submitLabel={isOwn ? t('supplement.submit') : (form.submitLabel ?? t('task.submit'))}
        onChange={setValues}
        onSubmit={(decided) => void complete(decided)}
      />
      {problems.length === 0 && <ActionFailure failure={completion.failure} />}
    </>
  );
}
