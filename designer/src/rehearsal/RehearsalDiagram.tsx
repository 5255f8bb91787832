import type { Package } from '@onething/processes';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../diagram/use-viewer.js';
import type { Played } from '../worker/protocol.js';

/** Where the tokens are: what is passed, what waits, what is stuck. */
export function RehearsalDiagram({ played, parts }: { played: Played; parts: Package }) {
  const { i18n } = useTranslation();
  const canvas = useRef<HTMLDivElement>(null);
  const latest = played.cases.at(-1);
  const process = parts.processes[parts.manifest.matters[0]?.process ?? ''];
  const { mark } = useViewer(canvas, process?.xml ?? '', i18n.language, ignore);

  useEffect(() => {
    if (!latest) return mark({});
    const passed = Object.fromEntries(latest.seen.path.map((id) => [id, 'ot-passed']));
    const flows = Object.fromEntries(latest.seen.flows.map((id) => [id, 'ot-passed']));
    const open = Object.fromEntries(latest.seen.openTasks.map(({ element }) => [element, 'ot-token']));
    const stuck = Object.fromEntries(latest.seen.incidents.map(({ element }) => [element, 'ot-wrong']));
    mark({ ...passed, ...flows, ...open, ...stuck });
  }, [latest, mark]);

  return <div className="ot-canvas" ref={canvas} style={{ height: 300, minHeight: 300, flex: 'none' }} />;
}

function ignore(): void {
  // Nothing is chosen here.
}
