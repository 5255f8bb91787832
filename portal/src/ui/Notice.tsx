import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.js';

const icons = { info: 'question', ok: 'done', warn: 'alert', danger: 'alert' } as const satisfies Record<string, IconName>;

/** One sentence that needs attention. A danger is spoken at once, the others when there is time. */
export function Notice({ tone = 'info', children }: { tone?: keyof typeof icons; children: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  );
}
