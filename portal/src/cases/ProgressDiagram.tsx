import type { CaseDiagram } from '@onething/runtime-api/client';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/Notice.js';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

/** The process with what is done, where the case is, and what is stuck. The bpmn.io mark stays visible. */
export function ProgressDiagram({ diagram }: { diagram: CaseDiagram }) {
  const { t } = useTranslation();
  const container = useRef<HTMLElement>(null);
  const [isBroken, setBroken] = useState(false);

  useEffect(() => {
    if (!container.current) return;
    const viewer = new NavigatedViewer({ container: container.current });
    let left = false;
    const shown = viewer.importXML(diagram.xml).then(
      () => left || mark(viewer, diagram),
      () => left || setBroken(true),
    );
    return () => {
      left = true;
      // Destroying it in the middle of an import throws.
      viewer.detach();
      void shown.finally(() => viewer.destroy());
    };
  }, [diagram]);

  return (
    <>
      <ul className="legend">
        <li data-mark="completed">{t('case.diagramDone')}</li>
        <li data-mark="active">{t('case.diagramActive')}</li>
        {diagram.incidents.length > 0 && <li data-mark="incident">{t('case.diagramStuck')}</li>}
      </ul>
      {isBroken ? <Notice tone="warn">{t('failure.server')}</Notice> : <figure ref={container} className="diagram" aria-label={t('case.diagramLabel')} />}
    </>
  );
}

interface Canvas {
  zoom(how: 'fit-viewport'): void;
  addMarker(element: string, marker: string): void;
}

interface Registry {
  get(id: string): unknown;
}

function mark(viewer: NavigatedViewer, { completed, active, incidents }: CaseDiagram): void {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const add = (marker: string) => (id: string) => registry.get(id) !== undefined && canvas.addMarker(id, marker);
  canvas.zoom('fit-viewport');
  completed.forEach(add('mark-completed'));
  active.forEach(add('mark-active'));
  incidents.forEach(add('mark-incident'));
}
