import type { Notification } from '@onething/runtime-api/client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../data/session.js';
import { useNotifications } from '../data/use-notifications.js';
import { DeliveryBadges } from '../messages/DeliveryBadges.js';
import { showMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { Button } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';
import { Skeleton } from '../ui/Skeleton.js';
import { useLanguage } from '../words/use-language.js';

/** What the service told this person. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { session } = useSession();
  const { items, reload } = useNotifications();
  useEffect(reload, [reload]);

  return (
    <Page name="messages" title={t('messages.title')} narrow>
      <h1>{t('messages.title')}</h1>
      {session.mode === 'demo' && <Link to="/simulated-messages">{t('outbox.openSimulated')}</Link>}
      {!items && <Skeleton />}
      {items?.length === 0 && <EmptyState icon="bell" title={t('messages.empty')} text={t('messages.emptyText')} />}
      {items && items.length > 0 && (
        <ul className="stack">
          {items.map((item) => (
            <li key={item.id} className="card message">
              <Message item={item} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Message({ item }: { item: Notification }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { markRead } = useNotifications();

  return (
    <>
      <div className="row-spread">
        <h2>{item.title}</h2>
        {!item.readAt && <Badge tone="info">{t('messages.unread')}</Badge>}
      </div>
      <p>{item.text}</p>
      <div className="row-spread">
        <span className="row">
          <span className="small soft">{showMoment(item.at, language)}</span>
          <DeliveryBadges deliveries={item.deliveries} />
        </span>
        <span className="row">
          {!item.readAt && (
            <Button look="quiet" onClick={() => markRead(item.id)}>
              {t('messages.markRead')}
            </Button>
          )}
          {item.case && (
            <Link className="button button-quiet" to={`/cases/${item.case}`} onClick={() => item.readAt || markRead(item.id)}>
              {t('messages.openCase')}
            </Link>
          )}
        </span>
      </div>
    </>
  );
}
