import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../data/session.js';
import { useNotifications } from '../data/use-notifications.js';
import { deskOf } from '../show/roles.js';
import { Icon } from '../ui/Icon.js';
import { Logo } from '../ui/Logo.js';
import { useLanguage } from '../words/use-language.js';
import { AccountMenu } from './AccountMenu.js';
import { NavigationLink } from './NavigationLink.js';
import { navigationOf } from './navigation.js';
import { RegionPicker } from './RegionPicker.js';

/** Who we are, where you are, what language, what is new, who you are. */
export function Header() {
  const { person } = useSession();

  return (
    <header className="header">
      <div className="header-inner">
        <Link to="/" className="brand">
          <Logo />
          <span>
            <strong lang="zh-CN">一件事</strong>
            <span className="brand-latin" lang="en">
              OneThing
            </span>
          </span>
        </Link>
        <DeskNavigation />
        <div className="header-tools">
          {deskOf(person) !== 'staff' && <RegionPicker />}
          <LanguageSwitch />
          {person && <Bell />}
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}

/** On a desk the navigation stands in the header; on a phone it is the bar below. */
function DeskNavigation() {
  const { t } = useTranslation();
  const { person } = useSession();
  const items = navigationOf(person).filter(({ to }) => to !== '/sign-in' && to !== '/me');

  return (
    <nav className="desk-nav" aria-label={t('nav.main')}>
      {items.map((item) => (
        <NavigationLink key={item.to} item={item}>
          {t(`nav.${item.word}`)}
        </NavigationLink>
      ))}
    </nav>
  );
}

function LanguageSwitch() {
  const { t } = useTranslation();
  const { language, switchLanguage } = useLanguage();

  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('header.language')}
      lang={language === 'en' ? 'zh-CN' : 'en'}
      onClick={() => void switchLanguage()}
    >
      {t('header.languageShort')}
    </button>
  );
}

function Bell() {
  const { t } = useTranslation();
  const { unread } = useNotifications();

  return (
    <Link to="/messages" className="icon-button" aria-label={unread > 0 ? t('header.unread', { count: unread }) : t('header.messages')}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
