import { type ReactNode, useEffect, useRef } from 'react';

/** The main part of a page. Names itself for tests and in the title of the tab, and takes the focus when it opens. */
export function Page({ name, title, narrow = false, children }: { name: string; title: string; narrow?: boolean; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${title} · 一件事 OneThing`;
  }, [title]);
  useEffect(() => main.current?.focus({ preventScroll: true }), [name]);

  return (
    <main id="main" ref={main} data-page={name} tabIndex={-1} className={narrow ? 'page page-narrow' : 'page'}>
      {children}
    </main>
  );
}
