import type { ScheduleEntry } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../data/use-action.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Sheet } from '../ui/Sheet.js';
import { TextArea } from '../ui/TextArea.js';

interface Switching {
  readonly entry: ScheduleEntry;
  readonly isPaused: boolean;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Pauses or resumes a start, with the reason that is kept. */
export function SwitchSheet({ entry, isPaused, onClose, onChanged }: Switching) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { package: id, process, event, name } = entry;
  const change = useAction((client) => client[isPaused ? 'resumeStart' : 'pauseStart']({ package: id, process, event, reason: reason.trim() }));
  const send = async () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '' || !(await change.run())) return;
    onChanged();
    onClose();
  };

  return (
    <Sheet title={t(isPaused ? 'starts.resumeTitle' : 'starts.pauseTitle', { name })} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t(isPaused ? 'starts.resumeText' : 'starts.pauseText')}</p>
        <TextArea
          label={t('starts.reason')}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value);
            setMissing(false);
          }}
          error={isMissing ? t('starts.reasonMissing') : undefined}
        />
        <ActionFailure failure={change.failure} />
        <Button busy={change.busy} onClick={() => void send()}>
          {t(isPaused ? 'starts.resume' : 'starts.pause')}
        </Button>
      </div>
    </Sheet>
  );
}
