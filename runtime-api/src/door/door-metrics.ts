import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Weight } from './door.js';
import type { FairQueue } from './fair-queue.js';

/** What waits at the door: by weight, the longest line beside all others, and no line by name. */
export interface DoorMetrics {
  watch(queues: Readonly<Record<Weight, FairQueue>>): void;
  waited(weight: Weight, seconds: number): void;
  turnedAway(weight: Weight): void;
}

/** Opens the door's figures in a registry. */
export function openDoorMetrics(registry: Registry): DoorMetrics {
  const registers = [registry];
  const turned = new Counter({
    name: 'onething_door_turned_away_total',
    help: 'Requests answered 503 because their line was full',
    labelNames: ['weight'],
    registers,
  });
  const seconds = new Histogram({
    ...{ name: 'onething_door_wait_seconds', help: 'Time that a request waited for its turn', labelNames: ['weight'], registers },
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
  });

  return {
    watch(queues) {
      const labelNames = ['weight', 'line'];
      gauge('onething_door_waiting', 'Requests that wait, in the longest line and in all others together', ({ waiting }) => waiting);
      gauge('onething_door_at_work', 'Requests at work, of the longest line and of all others together', ({ atWork }) => atWork);

      function gauge(name: string, help: string, of: (figures: { waiting: number; atWork: number }) => number): void {
        new Gauge({
          ...{ name, help, labelNames, registers },
          collect() {
            for (const [weight, queue] of Object.entries(queues)) {
              const [longest, others] = splitLines(queue);
              this.set({ weight, line: 'longest' }, of(longest));
              this.set({ weight, line: 'others' }, of(others));
            }
          },
        });
      }
    },
    waited: (weight, waited) => seconds.observe({ weight }, waited),
    turnedAway: (weight) => turned.inc({ weight }),
  };
}

interface Sum {
  readonly waiting: number;
  readonly atWork: number;
}

function splitLines(queue: FairQueue): readonly [Sum, Sum] {
  const [longest = { waiting: 0, atWork: 0 }, ...others] = queue.figures().toSorted((a, b) => b.waiting + b.atWork - (a.waiting + a.atWork));
  return [longest, others.reduce((sum, { waiting, atWork }) => ({ waiting: sum.waiting + waiting, atWork: sum.atWork + atWork }), { waiting: 0, atWork: 0 })];
}
