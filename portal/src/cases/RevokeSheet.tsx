import type { DocumentSummary } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../data/use-command.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Field } from '../ui/Field.js';
import { Sheet } from '../ui/Sheet.js';

/** Takes a document back, with the reason. */
export function RevokeSheet({ document, onClose, onRevoked }: { document: DocumentSummary; onClose: () => void; onRevoked: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const revoke = useCommand(`revoke:${document.id}`, (client, key) => client.revokeDocument(document.id, reason.trim(), key));
  const submit = async () => {
    setMissing(!reason.trim());
    if (!reason.trim() || !(await revoke.run())) return;
    onRevoked();
    onClose();
  };

  return (
    <Sheet title={t('document.revokeTitle', { title: document.title })} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t('document.revokeText')}</p>
        <Field
          label={t('document.revokeReason')}
          value={reason}
          maxLength={200}
          error={isMissing && !reason.trim() ? t('document.revokeMissing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <ActionFailure failure={revoke.failure} />
        <Button type="submit" look="danger" busy={revoke.busy}>
          {t('document.revokeDone')}
        </Button>
      </form>
    </Sheet>
  );
}
