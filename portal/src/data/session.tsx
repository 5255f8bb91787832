import type { Person, Region, RenewPassword, Session, SignIn } from '@onething/runtime-api/client';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useClient } from './client.js';
import { describeFailure, type Failure } from './failure.js';
import { homeRegion } from './home-region.js';

export interface SessionView {
  readonly session: Session;
  readonly person: Person | undefined;
  readonly regions: readonly Region[];
  /** Where things are applied for. */
  readonly region: Region | undefined;
  /** True when the server no longer knew a session that this page believed in. */
  readonly expired: boolean;
  /** Who was here before on this page: another person does not return to that one's pages. */
  readonly before: string | undefined;
  readonly chooseRegion: (code: string) => void;
  readonly signIn: (how: SignIn) => Promise<Session>;
  /** Replaces the own password and signs in with it. */
  readonly renewPassword: (body: RenewPassword) => Promise<Session>;
  readonly signOut: () => Promise<void>;
  readonly expire: () => void;
  readonly refresh: () => Promise<void>;
}

const SessionContext = createContext<SessionView | undefined>(undefined);
const storedRegion = 'onething.region';

/** Who is here and where; `waiting` is shown until that is known, `failed` when it cannot be. */
export function SessionProvider({
  children,
  waiting,
  failed,
}: {
  children: ReactNode;
  waiting: ReactNode;
  failed: (failure: Failure, retry: () => void) => ReactNode;
}) {
  const client = useClient();
  const [session, setSession] = useState<Session>();
  const [regions, setRegions] = useState<readonly Region[]>([]);
  const [chosen, setChosen] = useState(() => localStorage.getItem(storedRegion));
  const [expired, setExpired] = useState(false);
  const [before, setBefore] = useState<string>();
  const [failure, setFailure] = useState<Failure>();

  const refresh = useCallback(async () => {
    try {
      const [seen, places] = await Promise.all([client.session(), client.regions()]);
      setSession(seen);
      setRegions(places.items);
      setFailure(undefined);
    } catch (error) {
      setFailure(describeFailure(error));
    }
  }, [client]);
  useEffect(() => void refresh(), [refresh]);

  const view = useMemo(() => {
    const leave = (left: Session, isExpired: boolean) => {
      setBefore(left.person?.id);
      setSession({ mode: left.mode, now: left.now });
      setExpired(isExpired);
    };
    const enter = (next: Session) => {
      setSession(next);
      setExpired(false);
      return next;
    };
    return (
      session && {
        session,
        person: session.person,
        regions,
        region: homeRegion(regions, chosen, session),
        expired,
        before,
        chooseRegion: (code: string) => {
          localStorage.setItem(storedRegion, code);
          setChosen(code);
        },
        signIn: async (how: SignIn) => enter(await client.signIn(how)),
        renewPassword: async (body: RenewPassword) => enter(await client.renewPassword(body)),
        signOut: async () => {
          await client.signOut();
          sessionStorage.clear();
          leave(session, false);
        },
        expire: () => leave(session, true),
        refresh,
      }
    );
  }, [client, session, regions, chosen, expired, before, refresh]);

  if (view) return <SessionContext value={view}>{children}</SessionContext>;
  return failure ? failed(failure, () => void refresh()) : waiting;
}

/** The session of the page. */
export function useSession(): SessionView {
  const view = useContext(SessionContext);
  if (!view) throw new Error('useSession needs a SessionProvider above it');

  return view;
}
