import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { showDay } from '../show/dates.js';
import { mayMoveClock } from '../show/roles.js';
import { useLanguage } from '../words/use-language.js';
import { MoveClockSheet } from './MoveClockSheet.js';

/** Says that nothing here is real, and what day it is played on. */
export function DemoBanner() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { session, person } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (session.mode !== 'demo') return null;

  return (
    <>
      <aside className="demo-banner" aria-label={t('demo.banner', { date: showDay(session.now, language) })}>
        <span>{t('demo.banner', { date: showDay(session.now, language) })}</span>
        {mayMoveClock(person) && (
          <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {t('demo.moveClock')}
          </button>
        )}
      </aside>
      {isOpen && <MoveClockSheet onClose={() => setOpen(false)} />}
    </>
  );
}
