import type { CaseDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/Icon.js';
import { useCaseSentence } from './use-case-sentence.js';

type Look = 'ok' | 'refused' | 'running' | 'cancelled';
const icons: Readonly<Record<Look, IconName>> = { ok: 'done', refused: 'refused', running: 'clock', cancelled: 'refused' };

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
        <h1 aria-live="polite">{sentence.status}</h1>
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

  return entry.refusal ? 'refused' : 'ok';
}
