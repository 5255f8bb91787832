import type { ReactNode } from 'react';

export type Tone = 'plain' | 'info' | 'ok' | 'warn' | 'danger';

/** A word on a coloured ground; the word alone says it, the colour only helps. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}
