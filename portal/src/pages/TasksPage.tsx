import type { TaskPage as TaskList, TaskSummary } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { useAction } from '../data/use-action.js';
import { useDebounced } from '../data/use-debounced.js';
import { useLoad } from '../data/use-load.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Show } from '../feedback/Show.js';
import { NoTasks } from '../tasks/NoTasks.js';
import { TaskTable } from '../tasks/TaskTable.js';
import { Button } from '../ui/Button.js';
import { Icon } from '../ui/Icon.js';
import { Notice } from '../ui/Notice.js';
import { Page } from '../ui/Page.js';
import { Tabs } from '../ui/Tabs.js';
import { NotFoundPage } from './NotFoundPage.js';

const views = { mine: 'mine', group: 'group', done: 'done' } as const;
type View = keyof typeof views;

/** The work list: what is mine, what I may take, what I have done. */
export function TasksPage() {
  const { t } = useTranslation();
  const { view: wanted = 'mine' } = useParams();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const settled = useDebounced(q.trim());
  const view = isView(wanted) ? wanted : undefined;
  const tasks = useLoad(`tasks:${view}:${settled}`, (client) => client.tasks({ view: view ?? 'mine', ...(settled && { q: settled }) }), 'keepShowing');
  const isJustCompleted = useLocation().state === 'completed';
  if (!view) return <NotFoundPage />;

  const counts = tasks.state === 'ready' ? tasks.value.counts : undefined;
  return (
    <Page name="tasks" title={t('tasks.title')}>
      <div className="row-spread">
        <h1>{t('tasks.title')}</h1>
        <search className="search-box">
          <Icon name="search" />
          <input
            type="search"
            className="input"
            aria-label={t('tasks.search')}
            placeholder={t('tasks.placeholder')}
            value={q}
            maxLength={60}
            onChange={(event) => setSearch(event.target.value ? { q: event.target.value } : {}, { replace: true })}
          />
        </search>
      </div>
      <Tabs
        label={t('tasks.views')}
        items={[
          { to: '/tasks', label: t('tasks.mine'), count: counts?.mine },
          { to: '/tasks/group', label: t('tasks.group'), count: counts?.group },
          { to: '/tasks/done', label: t('tasks.done') },
        ]}
      />
      {isJustCompleted && <Notice tone="ok">{t('task.completedNotice')}</Notice>}
      {counts && counts.overdue > 0 && view !== 'done' && <Notice tone="danger">{t('tasks.overdue', { count: counts.overdue })}</Notice>}
      <Show of={tasks}>{(page) => <Found key={page.items[0]?.id ?? ''} view={view} q={settled} first={page} />}</Show>
    </Page>
  );
}

/** The first page, and further ones as they are asked for. */
function Found({ view, q, first }: { view: View; q: string; first: TaskList }) {
  const { t } = useTranslation();
  const [more, setMore] = useState<readonly TaskSummary[]>([]);
  const [next, setNext] = useState(first.next);
  const load = useAction(async (client) => {
    const page = await client.tasks({ view, ...(q && { q }), ...(next && { after: next }) });
    setMore((before) => [...before, ...page.items]);
    setNext(page.next);
  });
  if (first.items.length === 0) return <NoTasks view={view} q={q} />;

  return (
    <>
      <TaskTable tasks={[...first.items, ...more]} />
      <ActionFailure failure={load.failure} />
      {next && (
        <Button look="secondary" busy={load.busy} onClick={() => void load.run()}>
          {t('tasks.more')}
        </Button>
      )}
    </>
  );
}

function isView(view: string): view is View {
  return Object.hasOwn(views, view);
}
