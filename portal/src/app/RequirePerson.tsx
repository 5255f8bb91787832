import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../data/session.js';

/** Pages behind it need somebody signed in; the way back is kept. */
export function RequirePerson() {
  const { person } = useSession();
  const { pathname, search } = useLocation();

  return person ? <Outlet /> : <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
}
