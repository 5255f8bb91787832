import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { NavigationItem } from './navigation.js';

/** A way to one of the main places; marked while one is there. */
export function NavigationLink({ item, children }: { item: NavigationItem; children: ReactNode }) {
  const { pathname } = useLocation();
  if (item.isElsewhere) return <a href={item.to}>{children}</a>;

  return (
    <Link to={item.to} aria-current={item.covers.test(pathname) ? 'page' : undefined}>
      {children}
    </Link>
  );
}
