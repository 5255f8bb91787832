import { carryOnBeside, fire } from './fire.js';
import type { Run, Signal } from './run.js';
import type { Arrival } from './state.js';

/** Delivers a signal to everybody in the instance who waits for it now, and says how many there were. */
export function deliverSignal(run: Run, { name, payload, spares }: Signal): number {
  const waiting = run.scopeIds().flatMap((id) => [...(run.scope(id)?.activities.values() ?? [])].filter((activity) => waitsFor(activity.work, name)));
  for (const { id } of waiting) {
    // An earlier catcher may have interrupted this one.
    const found = run.find(id);
    if (!found) continue;
    run.tell('signal.caught', found.scope, { elementId: found.activity.elementId, activity: id, data: { name } });
    if (spares !== undefined && found.activity.host === spares) carryOnBeside(run, found.scope, found.activity, payload);
    else fire(run, found.scope, found.activity, payload);
  }
  return waiting.length;
}

/** A token that was under way when the signal was thrown has come to its catching event. */
export function deliverLate(run: Run, move: Arrival): void {
  for (const { name, payload } of run.signalsDuring(move)) {
    const scope = run.scope(move.scope);
    const caught = [...(scope?.activities.values() ?? [])].find((activity) => activity.elementId === move.elementId && waitsFor(activity.work, name));
    if (!scope || !caught) continue;
    run.tell('signal.caught', scope, { elementId: caught.elementId, activity: caught.id, data: { name } });
    fire(run, scope, caught, payload);
  }
}

function waitsFor(work: { type: string; kind?: string; name?: string } | undefined, name: string): boolean {
  return work?.type === 'subscribe' && work.kind === 'signal' && work.name === name;
}
