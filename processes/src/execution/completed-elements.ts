import type { HistoryEvent } from './effect.js';

/** Elements that were completed, in order, a loop once when all its turns are over; those of called processes with their process before them: `common:seal-issue/render`. */
export function completedElements(events: readonly HistoryEvent[]): readonly string[] {
  const root = events.find(({ type }) => type === 'instance.started')?.processId;
  return events.flatMap(({ type, elementId, processId, data }) => {
    const counts = type === 'activity.completed' && data?.turn === undefined && data?.compensating === undefined;
    if (!counts || elementId === undefined) return [];
    return [root === undefined || processId === root ? elementId : `${processId}/${elementId}`];
  });
}
