import type { Package } from '@onething/processes';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../diagram/use-viewer.js';
import type { PlayedCase } from '../worker/protocol.js';

/** Where the tokens are: what is passed, what waits, what is stuck. */
export function RehearsalDiagram({ played: latest, parts }: { played: PlayedCase | undefined; parts: Package }) {
  const { i18n } = useTranslation();
  const canvas = useRef<HTMLDivElement>(null);
  const process = parts.processes[latest?.process ?? parts.manifest.matters[0]?.process ?? ''];
  const { mark } = useViewer(canvas, process?.xml ?? '', i18n.language, ignore);

  useEffect(() => {
    if (!latest) return mark({});
    const passed = Object.fromEntries(latest.seen.path.map((id) => [id, 'ot-passed']));
    const flows = Object.fromEntries(latest.seen.flows.map((id) => [id, 'ot-passed']));
    const open = Object.fromEntries(latest.seen.openTasks.map(({ element }) => [element, 'ot-token']));
    const stuck = Object.fromEntries(latest.seen.incidents.map(({ element }) => [element, 'ot-wrong']));
    const waiting = Object.fromEntries(waitingAt(parts, latest).map((id) => [id, 'ot-token']));
    mark({ ...passed, ...flows, ...waiting, ...open, ...stuck });
  }, [parts, latest, mark]);

  return <div className="ot-canvas" ref={canvas} style={{ height: 300, minHeight: 300, flex: 'none' }} />;
}

/** Steps that a line has led to and none has left: a publicity, a timer, a message that is awaited. */
function waitingAt({ processes }: Package, { process, seen }: PlayedCase): readonly string[] {
  if (seen.outcome !== null) return [];

  const flows = processes[process]?.parsed.processes.flatMap((one) => one.flows) ?? [];
  const taken = flows.filter(({ id }) => seen.flows.includes(id));
  return taken.flatMap(({ target }) => (taken.some(({ source }) => source === target) ? [] : [target]));
}

function ignore(): void {
  // Nothing is chosen here.
}
