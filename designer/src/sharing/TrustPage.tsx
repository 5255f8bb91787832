import type { TrustedSigner } from '@onething/runtime-api/client';
import { Alert, Button, Flex, Popconfirm, Spin, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import { Failure } from '../shell/Failure.js';
import { useMay } from '../shell/use-may.js';
import { useLoaded } from '../use-loaded.js';
import { Fingerprint } from './Fingerprint.js';
import { reasonOf } from './reason-of.js';
import { TrustDialog } from './TrustDialog.js';

/** Whose signatures count here: the own key to hand out, and the publishers whose keys were compared. */
export function TrustPage() {
  const { t } = useTranslation();
  const mayDecide = useMay('securityAdministrator');
  const [adding, add] = useState(false);
  const [problem, setProblem] = useState<string>();
  const loaded = useLoaded('trust', async () => ({ own: await client.sharingKey(), signers: (await client.trustedSigners()).items }));
  const revoke = ({ fingerprint }: TrustedSigner) => client.distrustSigner(fingerprint).then(loaded.again, (error: unknown) => setProblem(reasonOf(error)));

  return (
    <main data-page="trust">
      <Typography.Title level={1} style={{ fontSize: 22, marginTop: 0 }}>
        {t('trust.title')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('trust.help')}</Typography.Paragraph>
      {loaded.status === 'loading' && <Spin description={t('loading')} />}
      {loaded.status === 'failed' && <Failure reason={loaded.reason} again={loaded.again} />}
      {problem && <Alert type="error" role="alert" closable title={problem} />}
      {loaded.status === 'ready' && (
        <>
          <Flex justify="space-between" align="center" wrap gap={8} style={{ marginBottom: 8 }}>
            <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
              {t('trust.signers')}
            </Typography.Title>
            {mayDecide ? (
              <Button type="primary" onClick={() => add(true)}>
                {t('trust.add')}
              </Button>
            ) : (
              <span className="ot-quiet">{t('trust.onlyKeeper')}</span>
            )}
          </Flex>
          <Signers signers={loaded.value.signers} revoke={mayDecide ? revoke : undefined} />
          <Typography.Title level={2} style={{ fontSize: 16 }}>
            {t('trust.own')}
          </Typography.Title>
          <p>{t('trust.ownHelp', { name: loaded.value.own.name })}</p>
          <p>
            {t('trust.fingerprint')} <Fingerprint value={loaded.value.own.fingerprint} />
          </p>
          <Typography.Paragraph copyable={{ text: loaded.value.own.publicKey, tooltips: false }} style={{ wordBreak: 'break-all' }}>
            {t('trust.key')} <code>{loaded.value.own.publicKey}</code>
          </Typography.Paragraph>
        </>
      )}
      {adding && <TrustDialog close={() => add(false)} added={loaded.again} />}
    </main>
  );
}

function Signers({ signers, revoke }: { signers: readonly TrustedSigner[]; revoke?: (signer: TrustedSigner) => Promise<void> }) {
  const { t } = useTranslation();

  return (
    <Table
      rowKey="fingerprint"
      size="small"
      pagination={false}
      className="ot-stack"
      dataSource={[...signers]}
      locale={{ emptyText: <span className="ot-quiet">{t('trust.empty')}</span> }}
      columns={[
        { title: t('trust.name'), dataIndex: 'name' },
        { title: t('trust.fingerprint'), render: (_, { fingerprint }) => <Fingerprint value={fingerprint} /> },
        { title: t('trust.since'), render: (_, { addedBy, addedAt }) => `${addedBy} ${addedAt.slice(0, 16).replace('T', ' ')}` },
        ...(revoke
          ? [
              {
                title: t('publications.again'),
                render: (_: unknown, signer: TrustedSigner) => (
                  <Popconfirm
                    title={t('trust.revokeSure', { name: signer.name })}
                    description={t('trust.revokeHelp')}
                    okText={t('trust.revoke')}
                    cancelText={t('cancel')}
                    onConfirm={() => revoke(signer)}
                  >
                    <Button danger size="small" aria-label={`${t('trust.revoke')} ${signer.name}`}>
                      {t('trust.revoke')}
                    </Button>
                  </Popconfirm>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
