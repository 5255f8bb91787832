import type { TaskDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { AnswersCard } from '../cases/AnswersCard.js';
import { ClockCard } from '../cases/ClockCard.js';
import { DecisionsCard } from '../cases/DecisionsCard.js';
import { DocumentsCard } from '../cases/DocumentsCard.js';
import { HistoryCard } from '../cases/HistoryCard.js';
import { useSession } from '../data/session.js';
import { type Loaded, useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { deskOf } from '../show/roles.js';
import { InputCard } from '../tasks/InputCard.js';
import { SupplementTask } from '../tasks/SupplementTask.js';
import { TaskHead } from '../tasks/TaskHead.js';
import { TaskWork } from '../tasks/TaskWork.js';
import { Icon } from '../ui/Icon.js';
import { Page } from '../ui/Page.js';

/** One piece of work: what is known, and what to decide. */
export function TaskPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const loaded = useLoad(`task:${id}`, (client) => client.task(id));
  const title = loaded.state === 'ready' ? `${loaded.value.name} ${loaded.value.case.number}` : t('nav.tasks');
  const isOwn = deskOf(useSession().person) !== 'staff';
  const back = isOwn ? (loaded.state === 'ready' ? `/cases/${loaded.value.case.id}` : '/cases') : '/tasks';

  return (
    <Page name="task" title={title}>
      <Link to={back} className="back-link">
        <Icon name="back" />
        {isOwn ? t('supplement.back') : t('task.backToList')}
      </Link>
      <Show of={loaded} heading="h1">
        {(task) => (task.notes ? <SupplementTask task={task} loaded={loaded} /> : <Task task={task} loaded={loaded} />)}
      </Show>
    </Page>
  );
}

function Task({ task, loaded }: { task: TaskDetail; loaded: Loaded<TaskDetail> }) {
  const { t } = useTranslation();

  return (
    <div className="stack">
      <TaskHead task={task} />
      <div className="work">
        <div className="stack work-known">
          <InputCard input={task.input} />
          <AnswersCard title={t('task.application')} form={task.caseForm} values={task.caseValues} texts={task.texts} note={t('task.personal')} />
        </div>
        <div className="work-side">
          <TaskWork task={task} loaded={loaded} />
        </div>
        <div className="stack work-more">
          <DecisionsCard title={t('task.decisions')} decisions={task.decisions} />
          <DocumentsCard documents={task.documents} onRevoked={loaded.reload} />
          <ClockCard due={task.caseDue} clock={task.clock} />
          <HistoryCard history={task.history} />
        </div>
      </div>
    </div>
  );
}
