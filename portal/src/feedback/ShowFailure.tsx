import { useTranslation } from 'react-i18next';
import type { Failure } from '../data/failure.js';
import { Button, ButtonLink } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';

/** Says why something cannot be shown, and the way on. */
export function ShowFailure({ failure, retry }: { failure: Failure; retry: () => void }) {
  const { t } = useTranslation();
  if (failure.kind === 'not-found' || failure.kind === 'forbidden')
    return (
      <EmptyState
        icon="question"
        title={failure.kind === 'forbidden' ? t('failure.forbidden') : t('failure.notFound')}
        text={failure.message || t('failure.notFoundText')}
      >
        <ButtonLink to="/">{t('failure.home')}</ButtonLink>
      </EmptyState>
    );

  const isNetwork = failure.kind === 'network';
  return (
    <div role="alert">
      <EmptyState
        icon={isNetwork ? 'cloud' : 'alert'}
        title={isNetwork ? t('failure.network') : t('failure.server')}
        text={isNetwork ? t('failure.networkText') : failure.message || t('failure.serverText')}
      >
        <Button onClick={retry}>{t('common.retry')}</Button>
      </EmptyState>
    </div>
  );
}
