import { addWorkingDays, type Calendar, civilDateOf, daysBetween, done, formatInstant, type Outcome, refused } from '@onething/rules';
import type { Actor } from '../engine.js';
import { may } from '../identity/permissions.js';
import type { ClockStore } from '../stores/clock-store.js';
import type { DemoClock } from './clock.js';

export interface ClockParts {
  readonly store: ClockStore;
  readonly mode: 'demo' | 'production';
  readonly calendar: (tenant: string) => Promise<Calendar>;
  /** Called after a move: what fell due must not wait for the next poll. */
  readonly moved: () => void;
}

const daySeconds = 86_400;

/** The clock over its store. Only a demonstration has an offset that can be moved. */
export function createClock({ store, mode, calendar, moved }: ClockParts): DemoClock {
  const now = async (): Promise<string> => formatInstant((await store.now()).getTime());
  return {
    now,
    offsetSeconds: () => store.offsetSeconds(),
    async moveForward(by, actor) {
      if (mode !== 'demo' || !may(actor, 'clock.move')) return clockFixed;

      const seconds = await secondsOf(by, actor);
      if (!seconds.ok) return seconds;

      const offsetSeconds = await store.moveForward(seconds.value);
      if (offsetSeconds === undefined) return clockFixed;
      moved();
      return done({ now: await now(), offsetSeconds });
    },
  };

  async function secondsOf({ workdays = 0, days = 0, hours = 0 }: Parameters<DemoClock['moveForward']>[0], actor: Actor): Promise<Outcome<number>> {
    const today = civilDateOf(await now());
    const target = addWorkingDays(today, workdays, await calendar(actor.tenant));
    return target.ok ? done((daysBetween(today, target.value) + days) * daySeconds + hours * 3600) : target;
  }
}

const clockFixed = refused('CLOCK_FIXED', {
  zh: '只有演示环境的系统管理员可以调快时钟。',
  en: 'Only a system administrator of a demonstration can move the clock.',
});
