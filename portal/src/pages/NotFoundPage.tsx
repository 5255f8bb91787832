import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';

/** No such address. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page name="not-found" title={t('failure.notFound')} narrow>
      <EmptyState icon="question" heading="h1" title={t('failure.notFound')} text={t('failure.notFoundText')}>
        <ButtonLink to="/">{t('failure.home')}</ButtonLink>
      </EmptyState>
    </Page>
  );
}
