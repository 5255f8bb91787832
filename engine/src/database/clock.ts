import type { Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** `onething_now()` = database time + an offset row that production refuses. The demo starts on 2026-09-14 and can be moved forward. */
export interface DemoClock {
  now(): Promise<string>;
  offsetSeconds(): Promise<number>;
  /** Demo mode and system administrators only: `CLOCK_FIXED`. Timers that fall due fire. */
  moveForward(by: { workdays?: number; days?: number; hours?: number }, actor: Actor): Promise<Outcome<{ now: string; offsetSeconds: number }>>;
}
