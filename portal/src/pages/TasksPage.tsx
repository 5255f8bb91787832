import type { TaskPage as TaskList, TaskQuery, TaskSummary } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { useAction } from '../data/use-action.js';
import { useDebounced } from '../data/use-debounced.js';
import { useLoad } from '../data/use-load.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Show } from '../feedback/Show.js';
import { NoTasks } from '../tasks/NoTasks.js';
import { StaffMatters } from '../tasks/StaffMatters.js';
import { dueOf, type Filters, TaskFilters } from '../tasks/TaskFilters.js';
import { TaskTable } from '../tasks/TaskTable.js';
import { Button } from '../ui/Button.js';
import { Icon } from '../ui/Icon.js';
import { Notice } from '../ui/Notice.js';
import { Page } from '../ui/Page.js';
import { Tabs } from '../ui/Tabs.js';
import { NotFoundPage } from './NotFoundPage.js';

const views = { mine: 'mine', group: 'group', done: 'done', ended: 'ended' } as const;
type View = keyof typeof views;

/** The work list: what is mine, what I may take, what I have done. */
export function TasksPage() {
  const { t } = useTranslation();
  const { view: wanted = 'mine' } = useParams();
  if (wanted !== 'begin') return isView(wanted) ? <WorkList key={wanted} view={wanted} /> : <NotFoundPage />;

  return (
    <Page name="tasks" title={t('tasks.title')}>
      <h1>{t('tasks.title')}</h1>
      <Views counts={undefined} />
      <StaffMatters />
    </Page>
  );
}

function WorkList({ view }: { view: View }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const settled = useDebounced(q.trim());
  const filters: Filters = { matter: search.get('matter') ?? undefined, due: dueOf(search.get('due')) };
  const query = { view, ...(settled && { q: settled }), ...(filters.matter && { matter: filters.matter }), ...(filters.due && { due: filters.due }) };
  const tasks = useLoad(`tasks:${JSON.stringify(query)}`, (client) => client.tasks(query), 'keepShowing');
  const look = (change: Readonly<Record<string, string | undefined>>) => {
    const next = { q, ...filters, ...change };
    setSearch(Object.fromEntries(Object.entries(next).flatMap(([name, value]) => (value ? [[name, value]] : []))), { replace: true });
  };
  const { state: cameFrom } = useLocation();
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
            onChange={(event) => look({ q: event.target.value })}
          />
        </search>
      </div>
      <Views counts={counts} />
      {(view === 'mine' || view === 'group') && tasks.state === 'ready' && <TaskFilters filters={filters} matters={tasks.value.matters} onChange={look} />}
      {cameFrom === 'completed' && <Notice tone="ok">{t('task.completedNotice')}</Notice>}
      {cameFrom === 'returned' && <Notice tone="ok">{t('return.done')}</Notice>}
      {counts && counts.overdue > 0 && (view === 'mine' || view === 'group') && <Notice tone="danger">{t('tasks.overdue', { count: counts.overdue })}</Notice>}
      <Show of={tasks}>{(page) => <Found key={`${JSON.stringify(query)} ${page.items[0]?.id ?? ''}`} query={query} first={page} />}</Show>
    </Page>
  );
}

/** The first page, and further ones as they are asked for. */
function Found({ query, first }: { query: TaskQuery; first: TaskList }) {
  const { t } = useTranslation();
  const [more, setMore] = useState<readonly TaskSummary[]>([]);
  const [next, setNext] = useState(first.next);
  const load = useAction(async (client) => {
    const page = await client.tasks({ ...query, ...(next && { after: next }) });
    setMore((before) => [...before, ...page.items]);
    setNext(page.next);
  });
  if (first.items.length === 0) return <NoTasks query={query} />;

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

function Views({ counts }: { counts: TaskList['counts'] | undefined }) {
  const { t } = useTranslation();
  return (
    <Tabs
      label={t('tasks.views')}
      items={[
        { to: '/tasks', label: t('tasks.mine'), count: counts?.mine },
        { to: '/tasks/group', label: t('tasks.group'), count: counts?.group },
        { to: '/tasks/done', label: t('tasks.done') },
        { to: '/tasks/ended', label: t('taskFilter.ended') },
        { to: '/tasks/begin', label: t('begin.tab') },
      ]}
    />
  );
}

function isView(view: string): view is View {
  return Object.hasOwn(views, view);
}
