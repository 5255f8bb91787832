import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { NotificationsProvider } from '../data/use-notifications.js';
import { DemoBanner } from './DemoBanner.js';
import { Header } from './Header.js';
import { TabBar } from './TabBar.js';

/** What stands around every page. */
export function Shell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <NotificationsProvider>
      <a className="skip-link" href="#main">
        {t('common.skip')}
      </a>
      <DemoBanner />
      <Header />
      <Outlet />
      <TabBar />
    </NotificationsProvider>
  );
}
