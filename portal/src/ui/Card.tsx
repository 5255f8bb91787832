import { type ReactNode, useId } from 'react';

/** A titled part of a page. The title names the region for people who listen. */
export function Card({ title, aside, className = '', children }: { title?: ReactNode; aside?: ReactNode; className?: string; children: ReactNode }) {
  const id = useId();
  if (!title) return <div className={`card ${className}`}>{children}</div>;

  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <div className="card-title">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
