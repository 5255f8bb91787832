import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from './Icon.js';

interface Look {
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly wide?: boolean;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A button that stays focused while it works: it says so instead of vanishing from the keyboard order. */
export function Button({
  look = 'primary',
  wide = false,
  icon,
  busy = false,
  children,
  onClick,
  ...rest
}: Look & { busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, wide)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ look = 'primary', wide = false, icon, to, children }: Look & { readonly to: string }) {
  return (
    <Link to={to} className={buttonClass(look, wide)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

function buttonClass(look: string, wide: boolean): string {
  return `button button-${look}${wide ? ' button-wide' : ''}`;
}
