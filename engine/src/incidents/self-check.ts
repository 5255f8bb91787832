import type { Logger } from 'pino';
import type { IncidentStore } from '../stores/incident-store.js';

/** Of a running case for which there is no task, timer, message, job or incident; a retry asks again for what its state waits for. */
export const orphanCode = 'CASE_ORPHANED';

/** Looks every hour for running cases that would wait for ever, and makes each an incident that somebody sees. */
export interface SelfCheck {
  start(): void;
  stop(): void;
  /** One round now; tells how many were found. */
  checkNow(): Promise<number>;
}

export interface SelfCheckParts {
  readonly incidents: IncidentStore;
  readonly sweepMessages: () => Promise<number>;
  readonly logger: Logger;
}

const hour = 3_600_000;

/** The self-check of one node. Two nodes at the same moment raise one incident a case. */
export function createSelfCheck({ incidents, sweepMessages, logger }: SelfCheckParts): SelfCheck {
  let timer: NodeJS.Timeout | undefined;
  const check: SelfCheck = {
    start() {
      timer = setInterval(attempt, hour).unref();
    },
    stop: () => clearInterval(timer),
    async checkNow() {
      const orphans = await incidents.orphans();
      for (const { tenant, instance } of orphans) {
        await incidents.raiseOrphan(tenant, instance, orphanCode, message);
        logger.error({ tenant, instance, code: orphanCode }, 'a running case waits for nothing');
      }
      return orphans.length;
    },
  };
  return check;

  function attempt(): void {
    const round = Promise.all([check.checkNow(), sweepMessages()]);
    round.catch((err: unknown) => logger.warn({ err }, 'the self-check could not be made'));
  }
}

const message = {
  zh: '办件没有任何待办、计时、消息或作业，无法继续；重试将按当前状态重新派发。',
  en: 'The case has no task, timer, message or job and cannot go on; a retry asks again for what its state waits for.',
};
