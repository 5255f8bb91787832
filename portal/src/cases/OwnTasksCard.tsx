import type { OwnTask } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { showDate } from '../show/dates.js';
import { ButtonLink } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';

/** What the case waits for from its reader. Silent when there is nothing. */
export function OwnTasksCard({ tasks }: { tasks: readonly OwnTask[] }) {
  const { t } = useTranslation();
  const { language, pick } = useLanguage();
  const { session } = useSession();
  if (tasks.length === 0) return null;

  return (
    <Card title={t('supplement.title')} className="card-urgent">
      <ul className="stack">
        {tasks.map((task) => (
          <li key={task.id} className="row-spread">
            <ButtonLink icon="pen" to={`/task/${encodeURIComponent(task.id)}`}>
              {t('supplement.open', { name: pick(task.name, task.nameEn) })}
            </ButtonLink>
            {task.dueDate && <strong>{t('supplement.due', { date: showDate(task.dueDate, language, session.now) })}</strong>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
