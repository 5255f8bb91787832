import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useAction } from '../data/use-action.js';
import { useLoad } from '../data/use-load.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Show } from '../feedback/Show.js';
import { Button } from '../ui/Button.js';
import { Choice } from '../ui/Choice.js';

/** Lets another place have one matter done here, in the name of an account that this place can revoke. */
export function AllowCaller({ onAllowed }: { onAllowed: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const home = person?.appointments.find(({ role }) => role === 'securityAdministrator')?.tenant ?? '';
  const [matter, setMatter] = useState('');
  const [caller, setCaller] = useState('');
  const [isMissing, setMissing] = useState(false);
  const offered = useLoad(`matters-to-allow:${home}`, async (client) => {
    const [matters, regions] = await Promise.all([client.callableMatters(), client.regions()]);
    return { matters: matters.items, places: regions.items.filter(({ code }) => code !== home) };
  });
  const allow = useAction((client, name: string) => client.addServiceAccount({ name, topics: [`${matter}@${caller}`] }));

  return (
    <Show of={offered}>
      {({ matters, places }) => {
        const submit = async (event: FormEvent) => {
          event.preventDefault();
          const [title, place] = [matters.find(({ id }) => id === matter)?.title, places.find(({ code }) => code === caller)?.name];
          setMissing(!title || !place);
          if (!title || !place || !(await allow.run(t('integrations.allows', { place, matter: title }).slice(0, 100)))) return;
          setMatter('');
          setCaller('');
          onAllowed();
        };
        return (
          <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
            <p className="soft">{t('integrations.allowText')}</p>
            <Choice
              label={t('integrations.matterToDo')}
              value={matter}
              onChange={setMatter}
              none={t('integrations.choose')}
              options={matters.map(({ id, title }) => ({ value: id, text: title }))}
            />
            <Choice
              label={t('integrations.caller')}
              value={caller}
              onChange={setCaller}
              none={t('integrations.choose')}
              options={places.map(({ code, name }) => ({ value: code, text: name }))}
            />
            {isMissing && (
              <p className="field-error" role="alert">
                {t('integrations.allowMissing')}
              </p>
            )}
            <ActionFailure failure={allow.failure} />
            <Button type="submit" look="secondary" busy={allow.busy}>
              {t('integrations.allowNow')}
            </Button>
          </form>
        );
      }}
    </Show>
  );
}
