import { firstOccurrence, latestOccurrence, type Occurrence } from '../../execution/occurrences.js';
import type { WorkingDays } from '../../execution/rest-days.js';
import { type ScheduledStart, scheduledStarts } from '../../package/scheduled-starts.js';
import { portName } from '../../ports.js';
import type { Scenario } from '../scenario.js';
import { millisecondsOf } from './pure-clock.js';
import type { PureWorld } from './pure-world.js';

/** What the clock begins in a rehearsal, and when next. As in the engine, only where somebody could begin it by hand. */
export class PureSchedule {
  private readonly armed: Map<ScheduledStart, Occurrence>;

  constructor(
    private readonly world: PureWorld,
    people: Scenario['people'],
  ) {
    const { compiled, clock } = world;
    this.armed = new Map(
      scheduledStarts(compiled)
        .filter((start) => isAtWork(start, people))
        .flatMap((start) => {
          const first = firstOccurrence(start.time, clock.now, this.daysOf(start));
          return first ? [[start, first] as const] : [];
        }),
    );
  }

  /** Milliseconds. */
  nextDue(): number | undefined {
    const due = [...this.armed.values()].map((one) => millisecondsOf(one.due));
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  /** What is due, with its instant; it is armed again for the next one. */
  takeDue(now: string): { readonly start: ScheduledStart; readonly at: string; readonly missed: number } | undefined {
    for (const [start, armed] of this.armed) {
      const due = latestOccurrence(armed, now, this.daysOf(start));
      if (!due) continue;
      if (due.next) this.armed.set(start, due.next);
      else this.armed.delete(start);
      return { start, at: due.at, missed: due.missed };
    }
    return undefined;
  }

  private daysOf({ time: { restDay } }: ScheduledStart): WorkingDays | undefined {
    return restDay && { restDay, calendar: this.world.clock.calendar };
  }
}

function isAtWork({ openedBy }: ScheduledStart, people: Scenario['people']): boolean {
  return Object.values(people).some(({ roles = [] }) => (openedBy ? roles.some((role) => openedBy.includes(portName(role))) : roles.length > 0));
}
