import type { DemoPerson } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useAction } from '../data/use-action.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';

const groups = ['applicant', 'staff', 'designer', 'administrator'] as const;

/** The people of the demo by what they do; one tap and you are one of them. */
export function DemoPeople() {
  const { t } = useTranslation();
  const { signIn } = useSession();
  const people = useLoad('demo-people', (client) => client.demoPeople());
  const enter = useAction((_, person: DemoPerson) => signIn({ demoPerson: person.id }));

  return (
    <Show of={people}>
      {({ items }) => (
        <div className="stack">
          {enter.failure && <Notice tone="danger">{enter.failure.message}</Notice>}
          {groups.map((group) => (
            <Group
              key={group}
              title={t(`signIn.group.${group}`)}
              people={items.filter((person) => person.group === group)}
              choose={(person) => void enter.run(person)}
            />
          ))}
        </div>
      )}
    </Show>
  );
}

function Group({ title, people, choose }: { title: string; people: readonly DemoPerson[]; choose: (person: DemoPerson) => void }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  if (people.length === 0) return null;

  return (
    <section aria-label={title}>
      <h2 className="group-title">{title}</h2>
      <ul className="people">
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="card card-link demo-person"
              aria-label={t('signIn.demoAs', { name: person.name, title: pick(person.title, person.titleEn) })}
              onClick={() => choose(person)}
            >
              <span className="avatar" aria-hidden="true">
                {person.name.slice(0, 1)}
              </span>
              <span>
                <strong>{person.name}</strong>
                <span className="small soft">{pick(person.title, person.titleEn)}</span>
                <span className="small soft">{person.tenantName}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
