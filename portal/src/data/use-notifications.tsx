import type { Notification } from '@onething/runtime-api/client';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useClient } from './client.js';
import { useSession } from './session.js';

export interface NotificationsView {
  readonly items: readonly Notification[] | undefined;
  readonly unread: number;
  readonly reload: () => void;
  readonly markRead: (id: string) => void;
}

const NotificationsContext = createContext<NotificationsView>({ items: [], unread: 0, reload: () => {}, markRead: () => {} });
const pause = 60_000;

/** The messages of the person, for the bell and the page alike; looked at again every minute and whenever somebody asks. */
export function NotificationsProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const { person } = useSession();
  const [items, setItems] = useState<readonly Notification[]>();

  const reload = useCallback(() => {
    // The bell keeps what it has when the network is away: the page that the person is on says so already.
    if (person)
      client.notifications().then(
        (page) => setItems(page.items),
        () => setItems((before) => before ?? []),
      );
  }, [client, person]);
  useEffect(() => {
    setItems(undefined);
    reload();
    const timer = setInterval(reload, pause);
    return () => clearInterval(timer);
  }, [reload]);

  const view = useMemo(
    () => ({
      items,
      unread: items?.filter(({ readAt }) => !readAt).length ?? 0,
      reload,
      markRead: (id: string) => void client.readNotification(id).then(reload, reload),
    }),
    [client, items, reload],
  );
  return <NotificationsContext value={view}>{children}</NotificationsContext>;
}

/** The messages of the person. */
export function useNotifications(): NotificationsView {
  return useContext(NotificationsContext);
}
