import type { MatterDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';

/** What has to be brought, and what need not because the government has it. */
export function MaterialsCard({ materials }: { materials: MatterDetail['materials'] }) {
  const { t } = useTranslation();
  const spared = materials.filter(({ source }) => source === 'government').length;

  return (
    <Card title={t('matter.materials')} aside={spared > 0 && <span className="small soft">{t('matter.saving', { count: spared })}</span>}>
      {materials.length === 0 && <p>{t('matter.noMaterials')}</p>}
      <ul className="materials">
        {materials.map(({ name, source, note }) => (
          <li key={name}>
            <div>
              <p>{name}</p>
              <p className="small soft">{note ?? (source === 'government' ? t('matter.governmentText') : '')}</p>
            </div>
            <Badge tone={source === 'government' ? 'ok' : 'warn'}>{t(`matter.${source}`)}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
