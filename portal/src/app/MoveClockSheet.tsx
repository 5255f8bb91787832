import type { MoveClock } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useAction } from '../data/use-action.js';
import { showFullMoment } from '../show/dates.js';
import { Button } from '../ui/Button.js';
import { Notice } from '../ui/Notice.js';
import { Sheet } from '../ui/Sheet.js';
import { useLanguage } from '../words/use-language.js';

const steps: readonly MoveClock[] = [{ hours: 1 }, { hours: 8 }, { workdays: 1 }, { workdays: 2 }, { workdays: 3 }, { workdays: 5 }, { days: 1 }, { days: 30 }];

/** Lets deadlines pass before one's eyes. */
export function MoveClockSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { refresh } = useSession();
  const [movedTo, setMovedTo] = useState<string>();
  const move = useAction(async (client, by: MoveClock) => {
    const clock = await client.moveClock(by);
    setMovedTo(clock.now);
    await refresh();
  });
  const label = (by: MoveClock) =>
    by.hours ? t('demo.hours', { count: by.hours }) : by.workdays ? t('demo.workdays', { count: by.workdays }) : t('demo.days', { count: by.days ?? 0 });

  return (
    <Sheet title={t('demo.moveTitle')} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('demo.moveText')}</p>
        <div className="clock-steps">
          {steps.map((by) => (
            <Button key={label(by)} look="secondary" busy={move.busy} onClick={() => void move.run(by)}>
              {label(by)}
            </Button>
          ))}
        </div>
        {movedTo && <Notice tone="ok">{t('demo.moved', { now: showFullMoment(movedTo, language) })}</Notice>}
        {move.failure && <Notice tone="danger">{move.failure.message}</Notice>}
      </div>
    </Sheet>
  );
}
