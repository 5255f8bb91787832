import type { CaseDetail } from '@onething/runtime-api/client';
import { useEffect } from 'react';
import { useClient } from './client.js';
import { type Loaded, useLoad } from './use-load.js';
import { useNotifications } from './use-notifications.js';

/** A case that stays up to date while somebody looks at it. */
export function useCase(id: string): Loaded<CaseDetail> {
  const client = useClient();
  const { reload: reloadNotifications } = useNotifications();
  const loaded = useLoad(`case:${id}`, (from) => from.case(id));
  const { reload } = loaded;
  const isOpen = loaded.state === 'ready' && (loaded.value.state === 'running' || loaded.value.state === 'incident');

  useEffect(() => {
    if (!isOpen) return;
    const look = () => {
      reload();
      reloadNotifications();
    };
    const stop = client.watchCase(id, look);
    // What happened between reading and listening, and behind a proxy that holds events back.
    const first = setTimeout(reload, 1500);
    const again = setInterval(reload, 20_000);
    return () => {
      stop();
      clearTimeout(first);
      clearInterval(again);
    };
  }, [client, id, isOpen, reload, reloadNotifications]);

  return loaded;
}
