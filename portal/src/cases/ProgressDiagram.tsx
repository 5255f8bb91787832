import type { CaseDiagram } from '@onething/runtime-api/client';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/Notice.js';
import { useProgressViewer } from './use-progress-viewer.js';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

/** The process with what is done, where the case is, and what is stuck. The bpmn.io mark stays visible. */
export function ProgressDiagram({ diagram }: { diagram: CaseDiagram }) {
  const { t } = useTranslation();
  const container = useRef<HTMLElement>(null);
  const { isBroken, zoom } = useProgressViewer(container, diagram);
  if (isBroken) return <Notice tone="warn">{t('failure.server')}</Notice>;

  return (
    <>
      <div className="row-spread">
        <ul className="legend">
          <li data-mark="completed">{t('case.diagramDone')}</li>
          <li data-mark="active">{t('case.diagramActive')}</li>
          {diagram.incidents.length > 0 && <li data-mark="incident">{t('case.diagramStuck')}</li>}
        </ul>
        <div className="diagram-zoom">
          <button type="button" className="icon-button" aria-label={t('case.zoomOut')} onClick={() => zoom('out')}>
            −
          </button>
          <button type="button" className="icon-button" aria-label={t('case.zoomIn')} onClick={() => zoom('in')}>
            +
          </button>
          <button type="button" className="icon-button small" onClick={() => zoom('fit')}>
            {t('case.zoomFit')}
          </button>
        </div>
      </div>
      <figure ref={container} className="diagram" aria-label={t('case.diagramLabel')} />
    </>
  );
}
