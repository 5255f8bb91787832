import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../ui/Icon.js';

/** The way to the public notices. */
export function NoticesLink() {
  const { t } = useTranslation();
  return (
    <Link to="/notices" className="card card-link verify-card">
      <Icon name="list" />
      <div>
        <h2>{t('notices.title')}</h2>
        <p className="soft">{t('notices.linkText')}</p>
      </div>
      <Icon name="chevron" />
    </Link>
  );
}
