import type * as Contract from '../contract/index.js';

interface Verbs {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: unknown) => Promise<T>;
}

/** What the clock begins. */
export interface ScheduleCalls {
  scheduledStarts(): Promise<{ readonly items: readonly Contract.ScheduleEntry[] }>;
  pauseStart(body: Contract.SwitchStart): Promise<void>;
  resumeStart(body: Contract.SwitchStart): Promise<void>;
}

export function scheduleCalls({ get, post }: Verbs): ScheduleCalls {
  return {
    scheduledStarts: () => get('/scheduled-starts'),
    pauseStart: (body) => post('/scheduled-starts/pause', body),
    resumeStart: (body) => post('/scheduled-starts/resume', body),
  };
}
