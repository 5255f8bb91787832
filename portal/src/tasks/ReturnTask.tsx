import type { TaskDetail } from '@onething/runtime-api/client';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../data/use-command.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Disclosure } from '../ui/Disclosure.js';
import { TextArea } from '../ui/TextArea.js';
import { useLanguage } from '../words/use-language.js';

/** 退回: sends the case back to an earlier step. Which ones, the server says; why, the person says. */
export function ReturnTask({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  if (task.returns.length === 0) return null;

  return (
    <Disclosure label={t('return.title')}>
      <ReturnForm task={task} />
    </Disclosure>
  );
}

function ReturnForm({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const go = useNavigate();
  const [last] = task.returns.slice(-1);
  const [to, setTo] = useState(last?.to ?? '');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const back = useCommand(`return:${task.id}`, (client, key) => client.returnTask(task.id, { to, reason: reason.trim() }, key));
  const id = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isTooShort = reason.trim().length < 2;
    setMissing(isTooShort);
    if (!isTooShort && (await back.run())) await go('/tasks', { state: 'returned' });
  };

  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <p className="soft">{t('return.lead')}</p>
      <div className="field">
        <label htmlFor={id}>{t('return.to')}</label>
        <select id={id} className="input" value={to} onChange={({ target }) => setTo(target.value)}>
          {task.returns.map(({ to: step, name, nameEn }) => (
            <option key={step} value={step}>
              {pick(name, nameEn)}
            </option>
          ))}
        </select>
      </div>
      <TextArea
        label={t('return.reason')}
        rows={3}
        maxLength={500}
        value={reason}
        error={isMissing ? t('return.missing') : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
      <ActionFailure failure={back.failure} />
      <Button type="submit" look="secondary" busy={back.busy}>
        {t('return.send')}
      </Button>
    </form>
  );
}
