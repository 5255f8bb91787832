import { useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '../data/session.js';

/** The server no longer knows the session: off to the sign-in, and back here afterwards. */
export function SignedOut() {
  const { expire } = useSession();
  const { pathname, search } = useLocation();
  useEffect(expire, []);

  return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
}
