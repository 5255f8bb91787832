import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.js';

/** Says that there is nothing, why, and what to do next. */
export function EmptyState({ icon = 'inbox', title, text, children }: { icon?: IconName; title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="card empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {text && <p className="soft">{text}</p>}
      {children}
    </div>
  );
}
