import type { WebhookEntry } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';

/** Addresses that take messages of other systems. */
export function WebhooksCard({ webhooks }: { webhooks: readonly WebhookEntry[] }) {
  const { t } = useTranslation();

  return (
    <Card title={t('integrations.webhooks')}>
      <ul className="line-list">
        {webhooks.length === 0 && <li className="soft">{t('integrations.noWebhooks')}</li>}
        {webhooks.map(({ id, title, message, keys, revokedAt }) => (
          <li key={id}>
            <span className="row">
              <strong>{title}</strong>
              <Badge tone={revokedAt ? 'plain' : 'ok'}>{revokedAt ? t('integrations.revoked') : t('integrations.active')}</Badge>
            </span>
            <p className="small soft">{t('integrations.message', { message, keys: keys.join(' · ') })}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
