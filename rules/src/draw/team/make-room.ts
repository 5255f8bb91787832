import type { Duty } from './duty.js';

/** How a slot came to be looked at: by the slot whose seat `inspector` would take over, leaving this one open. */
interface Step {
  readonly slot: number;
  readonly from?: Step;
  /** Who leaves this slot for `from`. */
  readonly leaves?: number;
}

/** Fills a slot by moving earlier inspectors along an alternating path, breadth first, so that as few as possible move. False if there is none. */
export function makeRoom(duty: Duty, slot: number): boolean {
  const seen = new Set<number>();
  const queue: Step[] = [{ slot }];
  for (let step = queue.shift(); step; step = queue.shift()) {
    const visit = duty.visitOf(step.slot);
    for (const j of duty.ranked(visit, fresh(duty, step.slot, seen))) {
      seen.add(j);
      if (!duty.isFull(j)) {
        if (move(duty, step, j)) return true;
        continue;
      }
      for (const earlier of duty.served[j] ?? []) queue.push({ slot: earlier, from: step, leaves: j });
    }
  }

  return false;
}

function* fresh(duty: Duty, slot: number, seen: ReadonlySet<number>): Iterable<number> {
  const team = duty.teamOf(duty.visitOf(slot));
  for (const j of duty.mayTake(slot)) if (!seen.has(j) && !team.includes(j)) yield j;
}

/** Seats the last one of a path and everybody before; takes it back where a team would be wrong in the end. */
function move(duty: Duty, last: Step, newcomer: number): boolean {
  const before = new Map<number, number>();
  let j = newcomer;
  for (let step: Step | undefined = last; step; step = step.from) {
    before.set(step.slot, duty.seats[step.slot] ?? -1);
    duty.seat(step.slot, j);
    j = step.leaves ?? -1;
  }
  const visits = new Set([...before.keys()].map((slot) => duty.visitOf(slot)));
  if ([...visits].every((visit) => isSound(duty, visit))) return true;

  for (const slot of before.keys()) duty.unseat(slot);
  for (const [slot, earlier] of before) if (earlier >= 0) duty.seat(slot, earlier);
  return false;
}

/** Nobody twice, and not last time's team. */
function isSound(duty: Duty, visit: number): boolean {
  const team = duty.teamOf(visit);

  return new Set(team).size === team.length && !(team.length === duty.rules.size && duty.wentLastTime(visit, team));
}
