import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useAction } from '../data/use-action.js';
import { Button } from '../ui/Button.js';
import { Field } from '../ui/Field.js';
import { Notice } from '../ui/Notice.js';
import { NewPasswordForm } from './NewPasswordForm.js';
import { PasswordField } from './PasswordField.js';

/** Account and password; behind a first password the choice of an own one. */
export function PasswordForm() {
  const { t } = useTranslation();
  const { signIn } = useSession();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const enter = useAction(() => signIn({ account: account.trim(), password }));

  const submit = () => {
    setTried(true);
    if (account.trim() && password) void enter.run();
  };

  if (enter.failure?.code === 'PASSWORD_MUST_CHANGE')
    return (
      <div className="stack">
        <Notice tone="warn">{t('signIn.firstPassword')}</Notice>
        <NewPasswordForm account={account.trim()} password={password} />
      </div>
    );

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={t('signIn.account')}
        autoComplete="username"
        value={account}
        maxLength={64}
        error={isTried && !account.trim() ? t('signIn.missingAccount') : undefined}
        onChange={(event) => setAccount(event.target.value)}
      />
      <PasswordField
        label={t('signIn.password')}
        kind="current"
        value={password}
        error={isTried && !password ? t('signIn.missingPassword') : undefined}
        write={setPassword}
      />
      {enter.failure && <Notice tone="danger">{enter.failure.message}</Notice>}
      <Button type="submit" wide busy={enter.busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
