import type { CaseDiagram } from '@onething/runtime-api/client';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** What is used of bpmn-js's canvas and registry. */
interface Canvas {
  zoom(how?: 'fit-viewport' | number, centre?: 'auto'): number;
  addMarker(element: string, marker: string): void;
  scrollToElement(element: string): void;
}

interface Registry {
  get(id: string): unknown;
}

/** Smaller than this nobody can read the names. */
const readable = 0.6;

/** Draws the diagram into the container, marked, and shows the place where the case is. */
export function useProgressViewer(container: RefObject<HTMLElement | null>, diagram: CaseDiagram) {
  const [isBroken, setBroken] = useState(false);
  const viewer = useRef<NavigatedViewer>(undefined);

  useEffect(() => {
    if (!container.current) return;
    const opened = new NavigatedViewer({ container: container.current });
    viewer.current = opened;
    let left = false;
    const shown = opened.importXML(diagram.xml).then(
      () => left || show(opened, diagram),
      () => left || setBroken(true),
    );
    return () => {
      left = true;
      // Destroying it in the middle of an import throws.
      opened.detach();
      void shown.finally(() => opened.destroy());
    };
  }, [container, diagram]);

  const zoom = (how: 'in' | 'out' | 'fit') => {
    const canvas = viewer.current?.get<Canvas>('canvas');
    canvas?.zoom(how === 'fit' ? 'fit-viewport' : canvas.zoom() * (how === 'in' ? 1.4 : 1 / 1.4), 'auto');
  };
  return { isBroken, zoom };
}

function show(viewer: NavigatedViewer, { completed, active, incidents }: CaseDiagram): void {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const known = (ids: readonly string[]) => ids.filter((id) => registry.get(id) !== undefined);
  for (const id of known(completed)) canvas.addMarker(id, 'mark-completed');
  for (const id of known(active)) canvas.addMarker(id, 'mark-active');
  for (const id of known(incidents)) canvas.addMarker(id, 'mark-incident');
  if (canvas.zoom('fit-viewport') >= readable) return;

  const here = known(incidents)[0] ?? known(active)[0] ?? known(completed).at(-1);
  canvas.zoom(readable);
  if (here) canvas.scrollToElement(here);
}
