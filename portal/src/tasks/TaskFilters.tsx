import type { TaskPage, TaskQuery } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/use-language.js';

const dues = ['overdue', 'warned', 'today', 'week'] as const;

export type Filters = Pick<TaskQuery, 'matter' | 'due'>;

/** Which of the tasks: of one matter, due when. */
export function TaskFilters({ filters, matters, onChange }: { filters: Filters; matters: TaskPage['matters']; onChange: (filters: Filters) => void }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();

  return (
    <div className="task-filters">
      <select
        className="input"
        aria-label={t('taskFilter.matter')}
        value={filters.matter ?? ''}
        onChange={({ target }) => onChange({ ...filters, matter: target.value || undefined })}
      >
        <option value="">{t('taskFilter.allMatters')}</option>
        {matters.map(({ id, title, titleEn, count }) => (
          <option key={id} value={id}>
            {`${pick(title, titleEn)} (${count})`}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t('taskFilter.due')}
        value={filters.due ?? ''}
        onChange={({ target }) => onChange({ ...filters, due: dueOf(target.value) })}
      >
        <option value="">{t('taskFilter.anyDue')}</option>
        {dues.map((due) => (
          <option key={due} value={due}>
            {t(`taskFilter.${due}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What an address says of the due date, if it is something that we know. */
export function dueOf(text: string | null): Filters['due'] {
  return dues.find((due) => due === text);
}
