import { behaviourOf } from './behaviours/index.js';
import { undo } from './compensation.js';
import { startLoop } from './loops/start-loop.js';
import type { Progress } from './progress.js';
import type { Visit } from './visit.js';

/** Begins what an activity does: to undo what was inside, to open its turns, or what its behaviour says. */
export function startActivity(visit: Visit): Progress {
  if (visit.compensating) return undo(visit.run.definitions, visit.compensating);
  if (visit.element.loop && visit.turn === undefined) return startLoop(visit, visit.element.loop);

  return behaviourOf(visit.element.type).start(visit);
}
