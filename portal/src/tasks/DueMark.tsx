import type { DueDate, TaskSummary } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { showDate } from '../show/dates.js';
import { Badge, type Tone } from '../ui/Badge.js';
import { useLanguage } from '../words/use-language.js';

const tones: Readonly<Record<TaskSummary['colour'], Tone>> = { green: 'ok', yellow: 'warn', red: 'danger', none: 'plain' };

/** Until when, and how urgent that is, in a word beside the colour. */
export function DueMark({ due, colour }: { due: DueDate | undefined; colour: TaskSummary['colour'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { session } = useSession();

  return (
    <span className="due-mark">
      {due && <span>{showDate(due.date, language, session.now)}</span>}
      {colour !== 'none' && <Badge tone={tones[colour]}>{t(`tasks.colour.${colour}`)}</Badge>}
      {!due && colour === 'none' && <span className="soft">{t('tasks.noDue')}</span>}
    </span>
  );
}
