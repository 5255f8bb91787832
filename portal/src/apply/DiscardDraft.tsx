import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../data/use-action.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';
import { Sheet } from '../ui/Sheet.js';

/** Throws a draft away, after asking. */
export function DiscardDraft({ id, onDiscarded }: { id: string; onDiscarded: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const discard = useAction((client) => client.discardDraft(id));
  const confirm = async () => {
    onDiscarded();
    if (await discard.run()) await go('/', { replace: true });
  };

  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('apply.discard')}
      </Button>
      {isAsking && (
        <Sheet title={t('apply.discardTitle')} onClose={() => setAsking(false)}>
          <div className="stack">
            <p>{t('apply.discardText')}</p>
            <ActionFailure failure={discard.failure} />
            <Button look="danger" busy={discard.busy} onClick={() => void confirm()}>
              {t('apply.discard')}
            </Button>
            <Button look="secondary" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
