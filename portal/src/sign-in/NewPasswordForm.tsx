import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useAction } from '../data/use-action.js';
import { Button } from '../ui/Button.js';
import { Field } from '../ui/Field.js';
import { Notice } from '../ui/Notice.js';

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
        <Field
          label={t('signIn.currentPassword')}
          type="password"
          autoComplete="current-password"
          value={current}
          maxLength={256}
          error={isTried && !current ? t('signIn.missingPassword') : undefined}
          onChange={(event) => setCurrent(event.target.value)}
        />
      )}
      <Field
        label={t('signIn.newPassword')}
        type="password"
        autoComplete="new-password"
        value={next}
        maxLength={256}
        error={isTried && !next ? t('signIn.missingNewPassword') : undefined}
        onChange={(event) => setNext(event.target.value)}
      />
      <Field
        label={t('signIn.repeatPassword')}
        type="password"
        autoComplete="new-password"
        value={again}
        maxLength={256}
        error={isTried && next !== again ? t('signIn.repeatDiffers') : undefined}
        onChange={(event) => setAgain(event.target.value)}
      />
      {renew.failure && <Notice tone="danger">{renew.failure.message}</Notice>}
      <Button type="submit" wide busy={renew.busy}>
        {t('signIn.renew')}
      </Button>
    </form>
  );
}
