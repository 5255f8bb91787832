import type { NoticeDetail } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { Field } from '../ui/Field.js';

/** An entry as it is shown: masked by the server. */
export type NoticeEntry = NoticeDetail['entries'][number];

/** From this length on one looks for a name or a class rather than reading. */
const longList = 20;

/** The masked names; each can be objected to by somebody who is signed in. */
export function NoticeList({ entries, onObject }: { entries: readonly NoticeEntry[]; onObject?: (entry: NoticeEntry) => void }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const shown = entries.filter(({ name, detail }) => `${name} ${detail}`.includes(wanted.trim()));

  return (
    <Card title={t('notices.list')} aside={<span className="soft">{t('notices.count', { count: shown.length })}</span>}>
      {entries.length > longList && (
        <Field label={t('notices.find')} type="search" value={wanted} maxLength={40} onChange={(event) => setWanted(event.target.value)} />
      )}
      <ul className="notice-list">
        {shown.map((entry) => (
          <li key={entry.position}>
            <span>
              <strong>{entry.name}</strong>
              {entry.detail && <span className="soft">{entry.detail}</span>}
            </span>
            {onObject && (
              <Button look="quiet" aria-label={t('notices.objectTo', { name: entry.name, detail: entry.detail })} onClick={() => onObject(entry)}>
                {t('notices.object')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p role="status">{t('notices.nobody', { wanted })}</p>}
    </Card>
  );
}
