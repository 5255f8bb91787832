import type { Client } from '@onething/runtime-api/client';
import { createContext, type ReactNode, useContext } from 'react';

const ClientContext = createContext<Client | undefined>(undefined);

/** The one way out of the portal. */
export function ClientProvider({ client, children }: { client: Client; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

/** The client of the page. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient needs a ClientProvider above it');

  return client;
}
