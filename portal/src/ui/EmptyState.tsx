import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.js';

interface Shown {
  readonly icon?: IconName;
  /** `h1` where this is all there is on the page. */
  readonly heading?: 'h1' | 'h2';
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

/** Says that there is nothing, why, and what to do next. */
export function EmptyState({ icon = 'inbox', heading: Heading = 'h2', title, text, children }: Shown) {
  return (
    <div className="card empty">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      {text && <p className="soft">{text}</p>}
      {children}
    </div>
  );
}
