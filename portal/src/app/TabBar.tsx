import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../data/session.js';
import { useNotifications } from '../data/use-notifications.js';
import { deskOf } from '../show/roles.js';
import { Icon } from '../ui/Icon.js';
import { navigationOf } from './navigation.js';

/** The navigation under the thumb. */
export function TabBar() {
  const { t } = useTranslation();
  const { person } = useSession();
  const { unread } = useNotifications();

  return (
    <nav className="tab-bar" aria-label={t('nav.main')}>
      {navigationOf(deskOf(person)).map(({ to, word, icon }) => (
        <NavLink key={to} to={to} end={to === '/' || to === '/tasks'}>
          <span className="tab-bar-icon">
            <Icon name={icon} />
            {to === '/messages' && unread > 0 && <span className="dot" />}
          </span>
          {t(`nav.${word}`)}
        </NavLink>
      ))}
    </nav>
  );
}
