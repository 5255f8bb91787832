import type { Facts } from '@onething/rules';
import type { TaskDetail } from '@onething/runtime-api/client';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCommand } from '../data/use-command.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { ServiceForm } from '../forms/ServiceForm.js';
import { useForm } from '../forms/use-form.js';
import { useProblems } from '../forms/use-problems.js';
import { readFacts } from '../show/facts.js';
import { Button } from '../ui/Button.js';
import { Notice } from '../ui/Notice.js';

/** The form of the task. When somebody else was faster, it says so and offers to look again; nothing is overwritten. */
export function TaskForm({ task, reload }: { task: TaskDetail; reload: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const form = useForm(task.form, task.texts);
  const [values, setValues] = useState<Facts>(() => readFacts(task.values));
  const facts = useMemo(() => readFacts({ ...Object.fromEntries(task.input.map(({ name, value }) => [name, value])), ...task.caseValues }), [task]);
  const completion = useCommand(`complete:${task.id}`, (client, key, decided: Facts) => client.completeTask(task.id, { values: { ...decided } }, key));
  const problems = useProblems(completion.failure);
  if (!form) return <Notice tone="danger">{t('failure.server')}</Notice>;

  const { failure } = completion;
  const complete = async (decided: Facts) => {
    if (await completion.run(decided)) await go('/tasks', { state: 'completed' });
  };
  if (failure?.kind === 'conflict') return <Overtaken sentence={failure.message} reload={reload} />;

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
      {problems.length === 0 && <ActionFailure failure={failure} />}
    </>
  );
}

function Overtaken({ sentence, reload }: { sentence: string; reload: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <Notice tone="danger">
        <strong>{t('task.conflict')}</strong>
        <p>{sentence}</p>
        <p>{t('task.conflictNext')}</p>
      </Notice>
      <Button look="secondary" onClick={reload}>
        {t('task.refresh')}
      </Button>
      <Link className="button button-quiet" to="/tasks">
        {t('task.backToList')}
      </Link>
    </div>
  );
}
