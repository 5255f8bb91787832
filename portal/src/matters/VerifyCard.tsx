import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../ui/Icon.js';

/** The way to public verification for somebody who was handed a certificate. */
export function VerifyCard() {
  const { t } = useTranslation();
  return (
    <Link to="/verify" className="card card-link verify-card">
      <Icon name="shield" />
      <div>
        <h2>{t('catalogue.verifyTitle')}</h2>
        <p className="soft">{t('catalogue.verifyText')}</p>
      </div>
      <Icon name="chevron" />
    </Link>
  );
}
