import type { SubstitutionList } from '@onething/runtime-api/client';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useCommand } from '../data/use-command.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { civilDay } from '../show/dates.js';
import { Button } from '../ui/Button.js';
import { Choice } from '../ui/Choice.js';
import { Field } from '../ui/Field.js';

/** Names a colleague and the days. What is allowed, the server says. */
export function SetSubstitution({ colleagues, onSet }: { colleagues: SubstitutionList['colleagues']; onSet: () => void }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const today = civilDay(session.now);
  const [substitute, setSubstitute] = useState('');
  const [days, setDays] = useState({ from: today, to: '' });
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const set = useCommand('set-substitution', (client, key) => client.setSubstitution({ substitute, ...days, ...(reason && { reason }) }, key));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isIncomplete = !substitute || !days.from || !days.to;
    setMissing(isIncomplete);
    if (isIncomplete || !(await set.run())) return;
    setSubstitute('');
    setDays({ from: today, to: '' });
    setReason('');
    onSet();
  };

  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <Choice
        label={t('substitution.substitute')}
        value={substitute}
        onChange={setSubstitute}
        none={t('substitution.choose')}
        options={colleagues.map((colleague) => ({ value: colleague.id, text: colleague.name }))}
      />
      <div className="two-fields">
        <Field label={t('substitution.from')} type="date" value={days.from} min={today} onChange={({ target }) => setDays({ ...days, from: target.value })} />
        <Field label={t('substitution.to')} type="date" value={days.to} min={days.from} onChange={({ target }) => setDays({ ...days, to: target.value })} />
      </div>
      <Field label={t('substitution.reason')} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
      {isMissing && (
        <p className="field-error" role="alert">
          {t('substitution.missing')}
        </p>
      )}
      <ActionFailure failure={set.failure} />
      <Button type="submit" look="secondary" busy={set.busy}>
        {t('substitution.add')}
      </Button>
    </form>
  );
}
