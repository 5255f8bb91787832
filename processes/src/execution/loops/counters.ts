import type { Turns } from '../state.js';

/** The variables by which the standard lets expressions follow a multi-instance activity (BPMN 2.0.2, table 10.30). */
export function counters({ total, started, completed }: Turns, terminated = 0): Record<string, number> {
  if (total === undefined) return {};

  return {
    nrOfInstances: total,
    nrOfActiveInstances: started - completed - terminated,
    nrOfCompletedInstances: completed,
    nrOfTerminatedInstances: terminated,
  };
}
