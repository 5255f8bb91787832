import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../ui/Button.js';
import { Notice } from '../ui/Notice.js';

interface Shown {
  readonly title: string;
  readonly sentence: string;
  /** Something had been filled in that now has no effect. */
  readonly lost?: boolean;
  readonly onLookAgain: () => void;
}

/** Somebody else was faster: says who and when in the server's sentence; nothing was overwritten. */
export function Overtaken({ title, sentence, lost = false, onLookAgain }: Shown) {
  const { t } = useTranslation();

  return (
    <>
      <Notice tone="danger">
        <strong>{title}</strong>
        <p>{sentence}</p>
        {lost && <p>{t('task.conflictNext')}</p>}
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
