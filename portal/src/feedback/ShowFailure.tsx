import { useTranslation } from 'react-i18next';
import type { Failure } from '../data/failure.js';
import { Button, ButtonLink } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';

interface Shown {
  readonly failure: Failure;
  readonly retry: () => void;
  readonly heading?: 'h1' | 'h2';
}

/** Says why something cannot be shown, and the way on. */
export function ShowFailure(shown: Shown) {
  const { kind } = shown.failure;

  return kind === 'not-found' || kind === 'forbidden' ? <OutOfReach {...shown} /> : <Broken {...shown} />;
}

function OutOfReach({ failure, heading }: Shown) {
  const { t } = useTranslation();
  const title = failure.kind === 'forbidden' ? t('failure.forbidden') : t('failure.notFound');

  return (
    <EmptyState icon="question" heading={heading} title={title} text={failure.message || t('failure.notFoundText')}>
      <ButtonLink to="/">{t('failure.home')}</ButtonLink>
    </EmptyState>
  );
}

function Broken({ failure, retry, heading }: Shown) {
  const { t } = useTranslation();
  const isNetwork = failure.kind === 'network';

  return (
    <div role="alert">
      <EmptyState
        icon={isNetwork ? 'cloud' : 'alert'}
        heading={heading}
        title={isNetwork ? t('failure.network') : t('failure.server')}
        text={isNetwork ? t('failure.networkText') : failure.message || t('failure.serverText')}
      >
        <Button onClick={retry}>{t('common.retry')}</Button>
      </EmptyState>
    </div>
  );
}
