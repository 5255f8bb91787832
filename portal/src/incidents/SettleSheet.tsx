import type { Incident } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../data/use-command.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Field } from '../ui/Field.js';
import { Sheet } from '../ui/Sheet.js';
import { TextArea } from '../ui/TextArea.js';

interface Settling {
  readonly incident: Incident;
  readonly way: 'skip' | 'cancel';
  readonly onClose: () => void;
  readonly onSettled: () => void;
}

/** Goes on with an answer that somebody has found out by hand, or ends the case; both with a reason on record. */
export function SettleSheet({ incident: { id, name, caseNumber }, way, onClose, onSettled }: Settling) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [answer, setAnswer] = useState('');
  const [asked, setAsked] = useState(false);
  const values = readAnswer(answer);
  const settle = useCommand(`${way}:${id}:${reason}:${answer}`, (client, key) =>
    way === 'skip' ? client.skipIncident(id, { reason: reason.trim(), values: values ?? {} }, key) : client.cancelCase(id, reason.trim(), key),
  );
  const submit = async () => {
    setAsked(true);
    if (!reason.trim() || !values || !(await settle.run())) return;
    onSettled();
    onClose();
  };

  return (
    <Sheet title={t(`incidents.${way}Title`, { name, number: caseNumber })} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t(`incidents.${way}Text`)}</p>
        <Field
          label={t('incidents.reason')}
          value={reason}
          maxLength={500}
          error={asked && !reason.trim() ? t('incidents.reasonMissing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {way === 'skip' && (
          <TextArea
            label={t('incidents.answer')}
            hint={t('incidents.answerHint')}
            value={answer}
            error={asked && !values ? t('incidents.answerWrong') : undefined}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
        <ActionFailure failure={settle.failure} />
        <Button type="submit" look={way === 'cancel' ? 'danger' : 'primary'} busy={settle.busy}>
          {t(`incidents.${way}`)}
        </Button>
      </form>
    </Sheet>
  );
}

/** One answer a line, `name = value`; a value that reads as a number or as yes and no is one. */
function readAnswer(text: string): Record<string, unknown> | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => /^\s*([\w.-]+)\s*[=＝]\s*(.*?)\s*$/.exec(line));
  return pairs.every((pair) => pair !== null) ? Object.fromEntries(pairs.map((pair) => [pair[1], readValue(pair[2] ?? '')])) : undefined;
}

function readValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text;
}
