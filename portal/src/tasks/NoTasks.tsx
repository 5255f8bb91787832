import type { TaskQuery } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';

/** Nothing to do, said so that one knows where to look next. */
export function NoTasks({ query: { view, q, matter, due } }: { query: TaskQuery }) {
  const { t } = useTranslation();
  if (q) return <EmptyState icon="search" title={t('tasks.none', { q })} />;
  if (matter || due) return <EmptyState icon="search" title={t('taskFilter.noneFound')} />;
  if (view === 'ended') return <EmptyState icon="done" title={t('taskFilter.emptyEnded')} text={t('taskFilter.emptyEndedText')} />;
  if (view === 'group') return <EmptyState icon="inbox" title={t('tasks.emptyGroup')} text={t('tasks.emptyGroupText')} />;
  if (view === 'done') return <EmptyState icon="done" title={t('tasks.emptyDone')} text={t('tasks.emptyDoneText')} />;

  return (
    <EmptyState icon="done" title={t('tasks.emptyMine')} text={t('tasks.emptyMineText')}>
      <ButtonLink look="secondary" to="/tasks/group">
        {t('tasks.group')}
      </ButtonLink>
    </EmptyState>
  );
}
