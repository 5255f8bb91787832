import type { Scenario } from '@onething/processes';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { OpenDraft } from '../draft/use-draft.js';

interface KeepAsScenarioProps {
  readonly draft: OpenDraft;
  readonly record: (name: { readonly id: string; readonly title: string }) => Promise<Scenario>;
}

/** Keeps what was just played as a scenario of the package: from now on it is run before every publishing. */
export function KeepAsScenario({ draft: { session, parts }, record }: KeepAsScenarioProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [title, setTitle] = useState<string>();
  const keep = async () => {
    const id = freeId(parts?.scenarios ?? []);
    const scenario = await record({ id, title: title?.trim() || t('rehearse.keptAs') });
    session.edit(`scenarios/${id}.json`, `${JSON.stringify(scenario, null, 2)}\n`);
    navigate(`/drafts/${session.draft.id}/scenarios/${id}`);
  };

  return (
    <>
      <Button onClick={() => setTitle('')}>{t('rehearse.keep')}</Button>
      <Modal
        open={title !== undefined}
        title={t('rehearse.keep')}
        okText={t('rehearse.keep')}
        cancelText={t('cancel')}
        onOk={() => void keep()}
        onCancel={() => setTitle(undefined)}
      >
        <p>{t('rehearse.keepHelp')}</p>
        <label htmlFor="scenario-title">{t('rehearse.keepTitle')}</label>
        <Input id="scenario-title" maxLength={100} value={title ?? ''} onChange={(event) => setTitle(event.target.value)} />
      </Modal>
    </>
  );
}

function freeId(scenarios: readonly Scenario[]): string {
  for (let number = 1; ; number += 1) if (!scenarios.some(({ id }) => id === `rehearsed-${number}`)) return `rehearsed-${number}`;
}
