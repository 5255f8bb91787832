import type { ReactNode } from 'react';
import { Icon } from './Icon.js';

/** More for those who want it. */
export function Disclosure({ label, children, onOpen }: { label: string; children: ReactNode; onOpen?: () => void }) {
  return (
    <details className="disclosure" onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary>
        <Icon name="chevron" />
        {label}
      </summary>
      {children}
    </details>
  );
}
