import type { Facts } from '@onething/rules';
import { fire } from './fire.js';
import type { Run } from './run.js';

/** Delivers a signal to everybody in the instance who waits for it now, and says how many there were. */
export function deliverSignal(run: Run, name: string, payload: Facts): number {
  const waiting = run.scopeIds().flatMap((id) => Object.values(run.scope(id)?.activities ?? {}).filter((activity) => waitsFor(activity.work, name)));
  for (const { id } of waiting) {
    // An earlier catcher may have interrupted this one.
    const found = run.find(id);
    if (!found) continue;
    run.tell('signal.caught', found.scope, { elementId: found.activity.elementId, activity: id, data: { name } });
    fire(run, found.scope, found.activity, payload);
  }
  return waiting.length;
}

function waitsFor(work: { type: string; kind?: string; name?: string } | undefined, name: string): boolean {
  return work?.type === 'subscribe' && work.kind === 'signal' && work.name === name;
}
