import type { ProposalDetail } from '@onething/runtime-api/client';
import { Alert, Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';

/** Approve or decline; whoever has a hand in it is told that another person must. */
export function Decide({ proposal: { id, status, mayDecide }, again }: { proposal: ProposalDetail; again: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (status !== 'open' && status !== 'publishing') return null;
  if (status === 'open' && !mayDecide) return <Alert type="info" showIcon title={t('proposals.notYours')} />;

  const decide = async (call: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await call();
      again();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };

  return (
    <Flex vertical gap={8} style={{ maxWidth: 620 }}>
      {problem && <Alert type="error" role="alert" title={problem} />}
      <Flex gap={8}>
        <Button type="primary" loading={busy} onClick={() => void decide(() => client.approveProposal(id))}>
          {t('proposals.approve')}
        </Button>
        <Input aria-label={t('proposals.reason')} placeholder={t('proposals.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
        <Button danger disabled={busy || reason.trim() === ''} onClick={() => void decide(() => client.declineProposal(id, reason))}>
          {t('proposals.decline')}
        </Button>
      </Flex>
    </Flex>
  );
}
