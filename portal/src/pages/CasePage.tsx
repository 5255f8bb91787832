import type { CaseDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { AnswersCard } from '../cases/AnswersCard.js';
import { CaseHeadline } from '../cases/CaseHeadline.js';
import { ClockCard } from '../cases/ClockCard.js';
import { DecisionsCard } from '../cases/DecisionsCard.js';
import { DiagramDisclosure } from '../cases/DiagramDisclosure.js';
import { DocumentBatchesCard } from '../cases/DocumentBatchesCard.js';
import { DocumentsCard } from '../cases/DocumentsCard.js';
import { HistoryCard } from '../cases/HistoryCard.js';
import { OwnTasksCard } from '../cases/OwnTasksCard.js';
import { PartsCard } from '../cases/PartsCard.js';
import { RefusalCard } from '../cases/RefusalCard.js';
import { RelatedCard } from '../cases/RelatedCard.js';
import { WaitingCard } from '../cases/WaitingCard.js';
import { useSession } from '../data/session.js';
import { useCase } from '../data/use-case.js';
import { Show } from '../feedback/Show.js';
import { deskOf } from '../show/roles.js';
import { Button } from '../ui/Button.js';
import { Icon } from '../ui/Icon.js';
import { Page } from '../ui/Page.js';

/** One case as its reader may see it, up to date while it is looked at. */
export function CasePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const isStaff = deskOf(useSession().person) === 'staff';
  const loaded = useCase(id);
  const title = loaded.state === 'ready' ? `${loaded.value.title} ${loaded.value.number}` : t('nav.cases');

  return (
    <Page name="case" title={title}>
      <Link to={isStaff ? '/tasks' : '/cases'} className="back-link">
        <Icon name="back" />
        {isStaff ? t('task.backToList') : t('case.backToCases')}
      </Link>
      <Show of={loaded} heading="h1">
        {(entry) => <Case entry={entry} onChanged={loaded.reload} />}
      </Show>
    </Page>
  );
}

function Case({ entry, onChanged }: { entry: CaseDetail; onChanged: () => void }) {
  const { t } = useTranslation();
  const isStaff = deskOf(useSession().person) === 'staff';
  const isOpen = entry.state === 'running' || entry.state === 'incident';

  return (
    <div className="stack">
      <CaseHeadline entry={entry} />
      <div className="columns">
        <div className="stack">
          <OwnTasksCard tasks={entry.ownTasks} />
          {entry.refusal && <RefusalCard refusal={entry.refusal} />}
          {isOpen && <PartsCard parts={entry.parts} isStaff={isStaff} />}
          {isOpen && <WaitingCard waiting={entry.waiting} />}
          <RelatedCard entry={entry} />
          {isStaff && <DocumentBatchesCard id={entry.id} version={`${entry.state}-${entry.history.length}`} />}
          <DocumentsCard documents={entry.documents} onRevoked={onChanged} />
          <DecisionsCard title={isOpen ? t('task.decisions') : t('case.why_title')} decisions={entry.decisions} />
        </div>
        <div className="stack">
          {isOpen && <ClockCard due={entry.due} clock={entry.clock} />}
          <HistoryCard history={entry.history} />
          <AnswersCard title={isStaff ? t('task.application') : t('case.values')} form={entry.form} texts={entry.texts} values={entry.values} />
        </div>
      </div>
      <DiagramDisclosure id={entry.id} version={`${entry.state}-${entry.history.length}`} />
      <div className="no-print">
        <Button look="quiet" onClick={() => window.print()}>
          {t('case.print')}
        </Button>
      </div>
    </div>
  );
}
