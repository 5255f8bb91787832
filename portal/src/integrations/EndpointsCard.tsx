import type { EndpointEntry } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.js';

/** Systems of others by the name that packages know them by. */
export function EndpointsCard({ endpoints }: { endpoints: readonly EndpointEntry[] }) {
  const { t } = useTranslation();

  return (
    <Card title={t('integrations.endpoints')}>
      <ul className="line-list">
        {endpoints.length === 0 && <li className="soft">{t('integrations.noEndpoints')}</li>}
        {endpoints.map(({ package: name, port, url, tenant }) => (
          <li key={`${tenant}/${name}/${port}`}>
            <strong className="mono">
              {name}/{port}
            </strong>
            <p className="small soft">{t('integrations.boundBy', { url, tenant })}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
