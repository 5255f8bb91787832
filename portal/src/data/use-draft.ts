import type { Client, Draft } from '@onething/runtime-api/client';
import { useEffect, useRef, useState } from 'react';
import { useClient } from './client.js';
import { DraftSync, type DraftView } from './draft-sync.js';

/** A draft that keeps itself: what is typed is saved a moment later, before the page is left, and when the network returns. */
export function useDraft(
  draft: Draft,
): DraftView & { readonly change: (values: Record<string, unknown>) => void; readonly flush: () => Promise<void>; readonly forget: () => void } {
  const client = useClient();
  const [view, setView] = useState<DraftView>({ draft, values: draft.values, state: 'idle', changedElsewhere: [] });
  const sync = useRef<DraftSync>(undefined);

  useEffect(() => {
    const opened = openSync(client, draft, setView);
    sync.current = opened;
    setView(opened.view);
    const flush = () => void opened.flush();
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
      opened.stop();
    };
  }, [client, draft.id]);

  return {
    ...view,
    change: (values) => sync.current?.change(values),
    flush: async () => sync.current?.flush(),
    forget: () => sync.current?.stop(),
  };
}

function openSync(client: Client, draft: Draft, show: (view: DraftView) => void): DraftSync {
  const place = `onething.draft.${draft.id}`;
  return new DraftSync(draft, {
    save: ({ id, rev }, changed) => client.saveDraft(id, { rev, values: { ...changed } }),
    read: (id) => client.draft(id),
    waiting: {
      load: () => JSON.parse(sessionStorage.getItem(place) ?? '{}'),
      keep: (changed) => (Object.keys(changed).length > 0 ? sessionStorage.setItem(place, keepEmptied(changed)) : sessionStorage.removeItem(place)),
    },
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    show,
  });
}

function keepEmptied(changed: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(changed, (_, value: unknown) => (value === undefined ? null : value));
}
