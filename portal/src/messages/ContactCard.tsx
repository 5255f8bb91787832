import type { Contact, KeepContact } from '@onething/runtime-api/client';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../data/use-action.js';
import { useLoad } from '../data/use-load.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Show } from '../feedback/Show.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { Field } from '../ui/Field.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';

/** How the person wants to be told, beside the messages here. */
export function ContactCard() {
  const { t } = useTranslation();
  const contact = useLoad('contact', (client) => client.contact());

  return (
    <Card title={t('contact.title')}>
      <Show of={contact}>
        {(value) => (value.channels.length === 0 ? <p className="soft">{t('contact.none')}</p> : <ContactForm key={JSON.stringify(value)} contact={value} />)}
      </Show>
    </Card>
  );
}

function ContactForm({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [email, setEmail] = useState(contact.email ?? '');
  const [chosen, setChosen] = useState<KeepContact['channels']>(contact.channels.flatMap(({ id, chosen: is }) => (is ? [id] : [])));
  const [isSaved, setSaved] = useState(false);
  const keep = useAction((client) => client.keepContact({ channels: chosen, ...(email && { email }) }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(await keep.run());
  };

  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <p className="small soft">{t('contact.lead')}</p>
      {contact.channels.map(({ id, title }) => (
        <label key={id} className="row">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) => setChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
          <span>{say(title)}</span>
          {id !== 'email' && (
            <span className="small soft">{contact.mobileMasked ? t('contact.mobile', { mobile: contact.mobileMasked }) : t('contact.noMobile')}</span>
          )}
        </label>
      ))}
      {contact.channels.some(({ id }) => id === 'email') && (
        <Field label={t('contact.email')} type="email" autoComplete="email" value={email} maxLength={254} onChange={({ target }) => setEmail(target.value)} />
      )}
      <ActionFailure failure={keep.failure} />
      {isSaved && <Notice tone="ok">{t('contact.saved')}</Notice>}
      <Button type="submit" look="secondary" busy={keep.busy}>
        {t('contact.save')}
      </Button>
    </form>
  );
}
