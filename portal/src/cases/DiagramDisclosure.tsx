import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { Disclosure } from '../ui/Disclosure.js';
import { Skeleton } from '../ui/Skeleton.js';

const ProgressDiagram = lazy(() => import('./ProgressDiagram.js').then(({ ProgressDiagram: diagram }) => ({ default: diagram })));

/** The process drawn, for those who ask: neither the viewer nor the drawing is fetched before. */
export function DiagramDisclosure({ id, version }: { id: string; version: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);

  return (
    <div className="card diagram-card">
      <Disclosure label={t('case.diagram')} onOpen={() => setOpen(true)}>
        {isOpen && <LoadedDiagram id={id} version={version} />}
      </Disclosure>
    </div>
  );
}

function LoadedDiagram({ id, version }: { id: string; version: string }) {
  const diagram = useLoad(`diagram:${id}:${version}`, (client) => client.caseDiagram(id), 'keepShowing');
  return (
    <Show of={diagram} waiting={<Skeleton cards={1} />}>
      {(shown) => (
        <Suspense fallback={<Skeleton cards={1} />}>
          <ProgressDiagram diagram={shown} />
        </Suspense>
      )}
    </Show>
  );
}
