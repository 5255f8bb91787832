import type { Verification } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { showFullMoment } from '../show/dates.js';
import { FactList } from '../ui/FactList.js';
import { Icon, type IconName } from '../ui/Icon.js';
import { useLanguage } from '../words/use-language.js';
import { CompareFile } from './CompareFile.js';

const icons: Readonly<Record<Verification['status'], IconName>> = { valid: 'done', revoked: 'refused', unknown: 'question' };

/** Valid, revoked or unknown, in words that nobody can mistake. */
export function VerificationResult({ verification, asked }: { verification: Verification; asked: string }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const { language } = useLanguage();
  const { status, sha256 } = verification;

  return (
    <section className={`card verification verification-${status}`} aria-live="polite">
      <div className="verification-head">
        <Icon name={icons[status]} />
        <h2>{t(`verify.${status}`)}</h2>
        <p>{t(`verify.${status}Text`)}</p>
      </div>
      <FactList facts={useShownFacts(verification, asked)} />
      <p className="small soft">{t('verify.asOf', { time: showFullMoment(session.now, language) })}</p>
      {sha256 && <CompareFile sha256={sha256} />}
    </section>
  );
}

function useShownFacts(verification: Verification, asked: string) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { number, title, issuer, holderMasked, issuedAt, revokedAt } = verification;
  const moment = (at: string | undefined) => at && showFullMoment(at, language);
  const facts = [
    { key: 'number', title: t('verify.number'), value: number ?? asked },
    { key: 'title', title: t('verify.name'), value: title },
    { key: 'holder', title: t('verify.holder'), value: holderMasked },
    { key: 'issuer', title: t('verify.issuer'), value: issuer },
    { key: 'issued', title: t('verify.issuedAt'), value: moment(issuedAt) },
    { key: 'revoked', title: t('verify.revokedAt'), value: moment(revokedAt) },
  ];

  return facts.filter(({ value }) => value);
}
