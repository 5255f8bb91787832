import type { CaseDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/Icon.js';
import { useCaseSentence } from './use-case-sentence.js';

type Look = 'ok' | 'refused' | 'running' | 'cancelled' | 'overtaken';
const icons: Readonly<Record<Look, IconName>> = { ok: 'done', refused: 'refused', running: 'clock', cancelled: 'refused', overtaken: 'refused' };

/** Where the case is, in one sentence that can be read across the room. */
export function CaseHeadline({ entry }: { entry: CaseDetail }) {
  const { t } = useTranslation();
  const sentence = useCaseSentence(entry);
  const look = lookOf(entry);

  return (
    <header className={`headline headline-${look}`}>
      <Icon name={icons[look]} />
      <div>
        <p className="headline-matter">{sentence.matter}</p>
        <h1 aria-live="polite">{look === 'overtaken' ? t('case.overtaken') : sentence.status}</h1>
        {look === 'overtaken' && <p className="small">{t('case.overtakenFrom', { status: sentence.status })}</p>}
        <p className="headline-number">
          {t('case.number', { number: entry.number })}
          {look === 'running' && <span className="live">{t('case.live')}</span>}
        </p>
      </div>
    </header>
  );
}

function lookOf(entry: CaseDetail): Look {
  if (entry.state === 'cancelled') return 'cancelled';
  if (entry.state !== 'completed') return 'running';

  if (entry.refusal) return 'refused';
  return isOvertaken(entry) ? 'overtaken' : 'ok';
}

/** What the case decided does not hold any more: a later case has taken its document back. */
function isOvertaken({ documents, related }: CaseDetail): boolean {
  return related.some(({ relation, state }) => relation === 'correctedBy' && state === 'completed') && documents.some(({ status }) => status === 'revoked');
}
