import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../data/session.js';
import { useAction } from '../data/use-action.js';
import { Icon } from '../ui/Icon.js';

/** The way in, or who is in and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { person } = useSession();
  const { pathname, search } = useLocation();
  if (person) return <Account name={person.name} />;
  if (pathname === '/sign-in') return null;

  const to = pathname === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname + search)}`;
  return (
    <Link to={to} className="icon-button sign-in-link">
      {t('header.signIn')}
    </Link>
  );
}

function Account({ name }: { name: string }) {
  const { t } = useTranslation();
  const { signOut } = useSession();
  const menu = useRef<HTMLDetailsElement>(null);
  const leave = useAction(() => signOut());
  const close = () => menu.current?.removeAttribute('open');

  return (
    <details
      ref={menu}
      className="account"
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || close()}
    >
      <summary className="icon-button" aria-label={t('header.account', { name })}>
        <span className="avatar" aria-hidden="true">
          {name.slice(0, 1)}
        </span>
      </summary>
      <div className="account-list">
        <p className="account-name">{name}</p>
        <Link to="/me" onClick={close}>
          <Icon name="user" />
          {t('nav.me')}
        </Link>
        <button type="button" onClick={() => void leave.run()}>
          <Icon name="back" />
          {t('header.signOut')}
        </button>
      </div>
    </details>
  );
}
