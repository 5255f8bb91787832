import { type Outcome, refused } from '@onething/rules';
import type { DoorMetrics } from './door-metrics.js';
import { type FairQueue, type FairQueueLimits, fairQueue } from './fair-queue.js';
import { type Asked, type LineParts, openLines } from './lines.js';

/** Files, papers, packages and questions about a million people have places of their own, so that they stand in front of nothing small. */
export type Weight = 'small' | 'large';

export type DoorLimits = Readonly<Record<Weight, FairQueueLimits>>;

/** Where requests wait for their turn. */
export interface Door {
  /** Does the work when its turn has come; `TOO_BUSY` when too much of the same line waits already. */
  pass<T>(weight: Weight, asked: Asked, isGone: () => boolean, work: () => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

/** A node's one door. */
export function openDoor(limits: DoorLimits, metrics: DoorMetrics, { regions, milliseconds }: LineParts): Door {
  const queues: Readonly<Record<Weight, FairQueue>> = { small: fairQueue(limits.small, milliseconds), large: fairQueue(limits.large, milliseconds) };
  const lines = openLines({ regions, milliseconds });
  metrics.watch(queues);

  return {
    async pass(weight, asked, isGone, work) {
      const came = milliseconds();
      const leave = await queues[weight].enter(lines.of(asked), isGone);
      if (!leave) {
        metrics.turnedAway(weight);
        return tooBusy;
      }
      metrics.waited(weight, (milliseconds() - came) / 1000);
      try {
        const outcome = await work();
        if (outcome.ok) lines.went(asked);
        return outcome;
      } finally {
        leave();
      }
    },
  };
}

const tooBusy = refused('TOO_BUSY', {
  zh: '现在办理的人太多，请稍等片刻再试；已填写的内容不会丢失。',
  en: 'Too many requests are waiting. Try again in a moment; nothing you typed is lost.',
});
