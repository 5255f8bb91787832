import type { ImportedPackage } from '@onething/runtime-api/client';
import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Fingerprint } from './Fingerprint.js';

const kinds = { trusted: 'success', unknown: 'warning', unsigned: 'warning' } as const;

/** From whom a package is, and whether that is proven and trusted here. */
export function Origin({ imported: { origin, signer = '', fingerprint, version } }: { imported: ImportedPackage }) {
  const { t } = useTranslation();

  return (
    <Alert
      type={kinds[origin]}
      showIcon
      title={t(`origin.${origin}`, { signer, version })}
      description={
        <>
          <div>{t(`origin.${origin}Help`)}</div>
          {fingerprint && (
            <div>
              <Typography.Text>{t('trust.fingerprint')} </Typography.Text>
              <Fingerprint value={fingerprint} />
            </div>
          )}
        </>
      }
    />
  );
}
