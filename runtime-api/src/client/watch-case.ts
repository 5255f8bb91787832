import type { CaseChanged } from '../contract/index.js';
import { addressOf } from './send.js';
import type { Settings } from './settings.js';

/** Listens to the server-sent events of a case. A source that the browser has given up is opened again, later each time. */
export function watchCase(settings: Settings, id: string, changed: (change: CaseChanged) => void): () => void {
  let stopped = false;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = (attempt: number) => {
    source = new EventSource(addressOf(settings, `/cases/${encodeURIComponent(id)}/events`));
    let failures = attempt;
    source.addEventListener('open', () => {
      failures = 0;
    });
    source.addEventListener('changed', (event) => changed(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      // A broken connection is retried by the browser itself; only a refused one stays closed.
      if (stopped || source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(() => open(failures + 1), Math.min(30_000, 1000 * 2 ** failures));
    });
  };
  open(0);

  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}
