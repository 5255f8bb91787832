import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../data/use-action.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Field } from '../ui/Field.js';
import { Notice } from '../ui/Notice.js';
import { TextArea } from '../ui/TextArea.js';

const topic = /^[\w.-]{1,64}\/[\w.-]{1,64}$/;

/** A program that takes work; its token is shown once, here. */
export function AddAccount({ onAdded }: { onAdded: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [lines, setLines] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [made, setMade] = useState<{ name: string; token: string }>();
  const add = useAction(async (client, topics: string[]) => {
    const { token } = await client.addServiceAccount({ name: name.trim(), topics });
    setMade({ name: name.trim(), token });
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const topics = lines.split(/\s+/).filter(Boolean);
    const wrong = !name.trim() || topics.length === 0 || !topics.every((one) => topic.test(one));
    setWrong(wrong);
    if (wrong || !(await add.run(topics))) return;
    setName('');
    setLines('');
    onAdded();
  };

  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <p className="soft">{t('integrations.accountText')}</p>
      <Field label={t('integrations.accountName')} value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
      <TextArea label={t('integrations.accountTopics')} value={lines} onChange={({ target }) => setLines(target.value)} />
      {isWrong && (
        <p className="field-error" role="alert">
          {t('integrations.accountWrong')}
        </p>
      )}
      <ActionFailure failure={add.failure} />
      <Button type="submit" look="secondary" busy={add.busy}>
        {t('integrations.accountAdd')}
      </Button>
      {made && (
        <Notice tone="warn">
          {t('integrations.token', { name: made.name })}
          <code className="mono">{made.token}</code>
        </Notice>
      )}
    </form>
  );
}
