import type { Package } from '@onething/processes';
import { ApiError } from '@onething/runtime-api/client';
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { problemLine } from '../checks/problem-line.js';
import { client } from '../client.js';
import type { DraftSession } from '../draft/draft-session.js';

const mostLines = 12;

/** Says what was changed and why, and hands it to a second person. */
export function ProposeDialog({ session, parts, close }: { session: DraftSession; parts?: Package; close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ message: string; lines: readonly string[] }>();

  const send = async () => {
    setBusy(true);
    try {
      if (!(await session.flush())) throw new Error(t('save.offline'));
      const { id } = await client.proposeDraft(session.draft.id, note);
      navigate(`/proposals/${id}`);
    } catch (error) {
      const lines = error instanceof ApiError ? error.problems.slice(0, mostLines).map((problem) => problemLine(parts, problem)) : [];
      setProblem({ message: error instanceof Error ? error.message : String(error), lines });
      setBusy(false);
    }
  };

  return (
    <Modal open title={t('propose.title')} okText={t('propose.send')} cancelText={t('cancel')} confirmLoading={busy} onOk={() => void send()} onCancel={close}>
      <p>{t('propose.help')}</p>
      <label htmlFor="propose-note">{t('propose.note')}</label>
      <Input.TextArea id="propose-note" rows={4} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      {busy && <p role="status">{t('propose.running')}</p>}
      {problem && (
        <Alert
          style={{ marginTop: 12 }}
          type="error"
          role="alert"
          title={problem.message}
          description={problem.lines.map((line) => <div key={line}>{line}</div>)}
        />
      )}
    </Modal>
  );
}
