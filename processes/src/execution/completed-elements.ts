import type { HistoryEvent } from './effect.js';

/** Elements that were completed, in order; those of called processes with their process before them: `common:seal-issue/render`. */
export function completedElements(events: readonly HistoryEvent[]): readonly string[] {
  const root = events.find(({ type }) => type === 'instance.started')?.processId;
  return events.flatMap(({ type, elementId, processId }) => {
    if (type !== 'activity.completed' || elementId === undefined) return [];
    return [root === undefined || processId === root ? elementId : `${processId}/${elementId}`];
  });
}
