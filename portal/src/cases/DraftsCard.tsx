import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLoad } from '../data/use-load.js';
import { showMoment } from '../show/dates.js';
import { readForm } from '../show/form-definition.js';
import { Card } from '../ui/Card.js';
import { Icon } from '../ui/Icon.js';
import { localise } from '../words/localise.js';
import { useLanguage } from '../words/use-language.js';

/** What was begun and not yet submitted, on whatever device. Silent when there is nothing. */
export function DraftsCard({ title }: { title: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drafts = useLoad('drafts', (client) => client.drafts());
  if (drafts.state !== 'ready' || drafts.value.items.length === 0) return null;

  return (
    <Card title={title}>
      <ul className="line-list">
        {drafts.value.items.map((draft) => {
          const form = readForm(draft.form);
          const name = (form && (language === 'en' ? localise(form, draft.texts) : form).title) ?? draft.matter;
          return (
            <li key={draft.id}>
              <Link to={`/apply/${draft.id}`} aria-label={t('cases.continue', { title: name })}>
                <Icon name="pen" />
                <span>
                  <strong>{name}</strong>
                  <span className="small soft">{t('cases.draftSaved', { time: showMoment(draft.savedAt, language) })}</span>
                </span>
                <Icon name="chevron" />
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
