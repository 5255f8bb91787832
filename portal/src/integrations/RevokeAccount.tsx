import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../data/use-action.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Sheet } from '../ui/Sheet.js';

/** Ends what an account may do, after saying what that means. */
export function RevokeAccount({ id, name, onRevoked }: { id: string; name: string; onRevoked: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const revoke = useAction((client) => client.revokeServiceAccount(id));
  const now = async () => {
    if (!(await revoke.run())) return;
    setAsking(false);
    onRevoked();
  };

  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('integrations.revoke')}
      </Button>
      {asking && (
        <Sheet title={t('integrations.revokeTitle', { name })} onClose={() => setAsking(false)}>
          <div className="stack">
            <p>{t('integrations.revokeText')}</p>
            <ActionFailure failure={revoke.failure} />
            <Button look="danger" busy={revoke.busy} onClick={() => void now()}>
              {t('integrations.revoke')}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
