import type { ElementModel } from './process-model.js';

/** First names of the facts that a loop adds: its counters, the item of a turn, the list that it collects. */
export function factsOfLoop({ loop }: ElementModel): readonly string[] {
  if (loop?.kind !== 'multiInstance') return loop ? ['loopCounter'] : [];

  const counters = ['loopCounter', 'nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances', 'nrOfTerminatedInstances'];
  return [...counters, ...[loop.element, loop.collect].filter((name) => name !== undefined)];
}
