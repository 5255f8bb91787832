import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useAction } from '../data/use-action.js';
import { Button } from '../ui/Button.js';
import { Notice } from '../ui/Notice.js';
import { PasswordField } from './PasswordField.js';

/** A new password, typed twice. The old one is asked for unless it was just typed. */
export function NewPasswordForm({ account, password, done }: { account: string; password?: string; done?: () => void }) {
  const { t } = useTranslation();
  const { renewPassword } = useSession();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const renew = useAction(() => renewPassword({ account, password: password ?? current, newPassword: next }));
  const isComplete = (password ?? current) !== '' && next !== '' && next === again;

  const submit = async () => {
    setTried(true);
    if (isComplete && (await renew.run())) done?.();
  };

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {/* A keeper of passwords finds here whose it is. */}
      <input type="text" autoComplete="username" value={account} readOnly hidden />
      {password === undefined && (
        <PasswordField
          label={t('signIn.currentPassword')}
          kind="current"
          value={current}
          error={isTried && !current ? t('signIn.missingPassword') : undefined}
          write={setCurrent}
        />
      )}
      <PasswordField
        label={t('signIn.newPassword')}
        kind="new"
        value={next}
        error={isTried && !next ? t('signIn.missingNewPassword') : undefined}
        write={setNext}
      />
      <PasswordField
        label={t('signIn.repeatPassword')}
        kind="new"
        value={again}
        error={isTried && next !== again ? t('signIn.repeatDiffers') : undefined}
        write={setAgain}
      />
      {renew.failure && <Notice tone="danger">{renew.failure.message}</Notice>}
      <Button type="submit" wide busy={renew.busy}>
        {t('signIn.renew')}
      </Button>
    </form>
  );
}
