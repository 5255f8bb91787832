import type { ReactNode } from 'react';

export interface ShownFact {
  readonly key: string;
  readonly title: string;
  readonly value: ReactNode;
}

/** Names and values, side by side. */
export function FactList({ facts }: { facts: readonly ShownFact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{fact.title}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
