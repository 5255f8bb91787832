import type { FormDefinition } from '@onething/forms';
import type { TaskDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { AnswersCard } from '../cases/AnswersCard.js';
import { ClockCard } from '../cases/ClockCard.js';
import type { Loaded } from '../data/use-load.js';
import { useForm } from '../forms/use-form.js';
import { Card } from '../ui/Card.js';
import { Disclosure } from '../ui/Disclosure.js';
import { FactList } from '../ui/FactList.js';
import { Notice } from '../ui/Notice.js';
import { TaskHead } from './TaskHead.js';
import { TaskWork } from './TaskWork.js';

/** 补正, as the applicant does it: everything that is missing first, then the form with only that open. */
export function SupplementTask({ task, loaded }: { task: TaskDetail; loaded: Loaded<TaskDetail> }) {
  const { t } = useTranslation();
  const form = useForm(task.form, task.texts);

  return (
    <div className="stack">
      <TaskHead task={task} />
      <Card title={t('supplement.what')}>
        <div className="stack">
          <FactList facts={Object.entries(task.notes ?? {}).map(([field, note]) => ({ key: field, title: titleOf(form, field), value: note }))} />
          <Notice>{t('supplement.lead')}</Notice>
        </div>
      </Card>
      <TaskWork task={task} loaded={loaded} />
      <Disclosure label={t('supplement.rest')}>
        <AnswersCard title={t('task.application')} form={task.form} values={task.values} texts={task.texts} />
      </Disclosure>
      <ClockCard due={task.caseDue} clock={task.clock} />
    </div>
  );
}

function titleOf(form: FormDefinition | undefined, field: string): string {
  return form?.schema.properties[field]?.title ?? field;
}
