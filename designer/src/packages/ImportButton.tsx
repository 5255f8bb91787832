import { ApiError } from '@onething/runtime-api/client';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client } from '../client.js';

/** Takes a zip of somebody else into quarantine, or says what is wrong with it. */
export function ImportButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<{ message: string; lines: readonly string[] }>();
  const [busy, setBusy] = useState(false);
  const send = async (file: File) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { id } = await client.importPackage(new Blob([file], { type: 'application/zip' }));
      navigate(`/drafts/${id}`);
    } catch (error) {
      const lines = error instanceof ApiError ? error.problems.slice(0, 8).map(({ place, message }) => `${place} ${message}`) : [];
      setProblem({ message: error instanceof Error ? error.message : String(error), lines });
      setBusy(false);
    }
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-label={t('import.file')}
        style={{ display: 'none' }}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void send(file);
          target.value = '';
        }}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        {t(busy ? 'import.running' : 'import.title')}
      </Button>
      {problem && <Alert type="error" role="alert" closable title={problem.message} description={problem.lines.map((line) => <div key={line}>{line}</div>)} />}
    </>
  );
}
