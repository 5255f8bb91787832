import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { useNotifications } from '../data/use-notifications.js';
import { Icon } from '../ui/Icon.js';
import { NavigationLink } from './NavigationLink.js';
import { navigationOf } from './navigation.js';

/** The navigation under the thumb. */
export function TabBar() {
  const { t } = useTranslation();
  const { person } = useSession();
  const { unread } = useNotifications();

  return (
    <nav className="tab-bar" aria-label={t('nav.main')}>
      {navigationOf(person)
        .filter(({ isDeskOnly }) => !isDeskOnly)
        .map((item) => (
          <NavigationLink key={item.to} item={item}>
            <span className="tab-bar-icon">
              <Icon name={item.icon} />
              {item.word === 'messages' && unread > 0 && <span className="dot" />}
            </span>
            {t(`nav.${item.word}`)}
          </NavigationLink>
        ))}
    </nav>
  );
}
