import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';

/** Keeps a broken page from taking the shell with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation();
  return (
    <Page name="broken" title={t('failure.crashed')} narrow>
      <EmptyState icon="alert" heading="h1" title={t('failure.crashed')} text={t('failure.crashedText')}>
        <Button onClick={() => location.reload()}>{t('failure.reload')}</Button>
      </EmptyState>
    </Page>
  );
}
