import type { DocumentSummary } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from '../data/client.js';
import { useSession } from '../data/session.js';
import { showFullMoment } from '../show/dates.js';
import { isClerk } from '../show/roles.js';
import { Badge } from '../ui/Badge.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { Icon } from '../ui/Icon.js';
import { useLanguage } from '../words/use-language.js';
import { RevokeSheet } from './RevokeSheet.js';

/** What was issued: to look at, to keep, to have verified. */
export function DocumentsCard({ documents, onRevoked }: { documents: readonly DocumentSummary[]; onRevoked: () => void }) {
  const { t } = useTranslation();
  if (documents.length === 0) return null;

  return (
    <Card title={t('case.documents')}>
      <ul className="stack">
        {documents.map((document) => (
          <li key={document.id} className="document">
            <IssuedDocument document={document} onRevoked={onRevoked} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function IssuedDocument({ document, onRevoked }: { document: DocumentSummary; onRevoked: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { person } = useSession();
  const [isRevoking, setRevoking] = useState(false);
  const isValid = document.status === 'valid';

  return (
    <>
      <div className="document-paper">
        <Icon name="document" />
        <div>
          <div className="row">
            <h3>{document.title}</h3>
            <Badge tone={isValid ? 'ok' : 'danger'}>{t(`document.${document.status}`)}</Badge>
          </div>
          <p className="mono">{document.number}</p>
          <p className="small soft">
            {t('document.issuedAt')} {showFullMoment(document.issuedAt, language)}
          </p>
        </div>
      </div>
      <DocumentLinks document={document} />
      {isValid && isClerk(person) && (
        <Button look="quiet" onClick={() => setRevoking(true)}>
          {t('document.revoke')}
        </Button>
      )}
      {isRevoking && <RevokeSheet document={document} onClose={() => setRevoking(false)} onRevoked={onRevoked} />}
    </>
  );
}

function DocumentLinks({ document: { id, number, title } }: { document: DocumentSummary }) {
  const { t } = useTranslation();
  const url = useClient().documentUrl(id);

  return (
    <div className="document-links">
      <a className="button button-primary" href={url} target="_blank" rel="noreferrer" aria-label={t('document.openNamed', { title })}>
        <Icon name="document" />
        {t('document.open')}
      </a>
      <a className="button button-secondary" href={url} download={`${number}.pdf`} aria-label={t('document.downloadNamed', { title })}>
        <Icon name="download" />
        {t('document.download')}
      </a>
      <Link className="button button-quiet" to={`/verify/${encodeURIComponent(number)}`}>
        <Icon name="shield" />
        {t('document.verify')}
      </Link>
    </div>
  );
}
