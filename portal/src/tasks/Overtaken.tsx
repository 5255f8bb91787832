import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../ui/Button.js';
import { Notice } from '../ui/Notice.js';

/** Somebody else was faster: says who and when in the server's sentence; nothing was overwritten. */
export function Overtaken({ sentence, onLookAgain }: { sentence: string; onLookAgain: () => void }) {
  const { t } = useTranslation();

  return (
    <>
      <Notice tone="danger">
        <strong>{t('task.conflict')}</strong>
        <p>{sentence}</p>
        <p>{t('task.conflictNext')}</p>
      </Notice>
      <Button look="secondary" onClick={onLookAgain}>
        {t('task.refresh')}
      </Button>
      <ButtonLink look="quiet" to="/tasks">
        {t('task.backToList')}
      </ButtonLink>
    </>
  );
}
