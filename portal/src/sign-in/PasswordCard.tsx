import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.js';
import { Disclosure } from '../ui/Disclosure.js';
import { Notice } from '../ui/Notice.js';
import { NewPasswordForm } from './NewPasswordForm.js';

/** The own password, changed by whoever knows it. */
export function PasswordCard({ account }: { account: string }) {
  const { t } = useTranslation();
  const [isChanged, setChanged] = useState(false);

  return (
    <Card>
      {isChanged ? (
        <Notice tone="ok">{t('signIn.passwordChanged')}</Notice>
      ) : (
        <Disclosure label={t('signIn.changePassword')}>
          <NewPasswordForm account={account} done={() => setChanged(true)} />
        </Disclosure>
      )}
    </Card>
  );
}
