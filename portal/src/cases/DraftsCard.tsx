import type { Draft } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLoad } from '../data/use-load.js';
import { useForm } from '../forms/use-form.js';
import { showMoment } from '../show/dates.js';
import { Card } from '../ui/Card.js';
import { Icon } from '../ui/Icon.js';
import { useLanguage } from '../words/use-language.js';

/** What was begun and not yet submitted, on whatever device. Silent when there is nothing. */
export function DraftsCard({ title }: { title: string }) {
  const drafts = useLoad('drafts', (client) => client.drafts());
  if (drafts.state !== 'ready' || drafts.value.items.length === 0) return null;

  return (
    <Card title={title}>
      <ul className="line-list">
        {drafts.value.items.map((draft) => (
          <li key={draft.id}>
            <DraftLink draft={draft} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DraftLink({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const title = useForm(draft.form, draft.texts)?.title ?? draft.matter;

  return (
    <Link to={`/apply/${draft.id}`} aria-label={t('cases.continue', { title })}>
      <Icon name="pen" />
      <span>
        <strong>{title}</strong>
        <span className="small soft">{t('cases.draftSaved', { time: showMoment(draft.savedAt, language) })}</span>
      </span>
      <Icon name="chevron" />
    </Link>
  );
}
