import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { Field } from '../ui/Field.js';
import { Page } from '../ui/Page.js';
import { VerificationResult } from '../verify/VerificationResult.js';

/** Lets anybody check a certificate, without signing in. The QR of the paper leads here with its token. */
export function VerifyPage() {
  const { t } = useTranslation();
  const { number } = useParams();

  return (
    <Page name="verify" title={t('verify.title')} narrow>
      <div>
        <h1>{t('verify.title')}</h1>
        {!number && <p className="soft">{t('verify.lead')}</p>}
      </div>
      {number && <Verified number={number} />}
      <AskNumber key={number} again={Boolean(number)} />
    </Page>
  );
}

function Verified({ number }: { number: string }) {
  const result = useLoad(`verify:${number}`, (client) => client.verify(number));
  return <Show of={result}>{(verification) => <VerificationResult verification={verification} asked={number} />}</Show>;
}

function AskNumber({ again }: { again: boolean }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [number, setNumber] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = () => {
    const wanted = number.replace(/\s/g, '');
    setMissing(!wanted);
    if (wanted) void go(`/verify/${encodeURIComponent(wanted)}`);
  };

  return (
    <Card title={again ? t('verify.again') : undefined}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label={t('verify.label')}
          placeholder={t('verify.placeholder')}
          value={number}
          maxLength={120}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          error={isMissing ? t('verify.missing') : undefined}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Button type="submit" wide look={again ? 'secondary' : 'primary'}>
          {t('verify.submit')}
        </Button>
      </form>
    </Card>
  );
}
