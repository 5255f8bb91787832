import type { Change, WhatIfRun } from '@onething/runtime-api/client';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';

/** Keeps what came of a change, with a note, for whoever decides about it. */
export function KeepRun({ population, change }: { population: string; change: Change }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [kept, setKept] = useState<WhatIfRun>();
  const [problem, setProblem] = useState<string>();
  const keep = async () => {
    setProblem(undefined);
    try {
      setKept(await client.keepRun(population, { change, note }));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <section className="ot-card" aria-label={t('whatIf.keep')}>
      <label htmlFor="keep-note">{t('whatIf.keepNote')}</label>
      <Input id="keep-note" value={note} onChange={(event) => setNote(event.target.value)} style={{ marginBottom: 8 }} />
      <Button type="primary" disabled={note.trim() === ''} onClick={() => void keep()}>
        {t('whatIf.keep')}
      </Button>
      {problem && <Alert type="error" role="alert" title={problem} />}
      {kept && (
        <p role="status">
          {t('whatIf.kept')}{' '}
          <a href={client.memoUrl(kept.id)} style={{ textDecoration: 'underline' }}>
            {t('whatIf.memo')}
          </a>{' '}
          <a href={client.memoUrl(kept.id, 'docx')} style={{ textDecoration: 'underline' }}>
            {t('whatIf.memoWord')}
          </a>
        </p>
      )}
    </section>
  );
}
