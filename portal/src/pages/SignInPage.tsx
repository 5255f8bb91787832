import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { useSession } from '../data/session.js';
import { deskOf, startOf } from '../show/roles.js';
import { DemoPeople } from '../sign-in/DemoPeople.js';
import { PasswordForm } from '../sign-in/PasswordForm.js';
import { safeReturn } from '../sign-in/safe-return.js';
import { Card } from '../ui/Card.js';
import { Disclosure } from '../ui/Disclosure.js';
import { Notice } from '../ui/Notice.js';
import { Page } from '../ui/Page.js';

/** The way in: one tap on a demo person, or account and password; in production only the latter. */
export function SignInPage() {
  const { t } = useTranslation();
  const { session, person, expired, before } = useSession();
  const [search] = useSearchParams();
  const wanted = !before || before === person?.id ? safeReturn(search.get('to')) : undefined;
  if (person) return <Navigate to={wanted ?? startOf(deskOf(person))} replace />;

  const isDemo = session.mode === 'demo';
  return (
    <Page name="sign-in" title={t('signIn.title')} narrow={!isDemo}>
      <div>
        <h1>{t('signIn.title')}</h1>
        <p className="soft">{isDemo ? t('signIn.demoTitle') : t('signIn.lead')}</p>
      </div>
      {expired && <Notice tone="warn">{t('signIn.expired')}</Notice>}
      {isDemo && <DemoPeople />}
      <Card>
        {isDemo ? (
          <Disclosure label={t('signIn.withPassword')}>
            <PasswordForm />
          </Disclosure>
        ) : (
          <PasswordForm />
        )}
      </Card>
    </Page>
  );
}
