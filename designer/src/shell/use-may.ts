import type { Session } from '@onething/runtime-api/client';
import { createContext, useContext } from 'react';

/** Who is signed in, for all pages below the gate. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** Whether the person holds one of these roles where the session acts. The server decides; this only spares a button that would refuse. */
export function useMay(...roles: readonly string[]): boolean {
  const session = useContext(SessionContext);
  return session?.person?.appointments.some(({ tenant, role }) => tenant === session.tenant && roles.includes(role)) ?? false;
}
