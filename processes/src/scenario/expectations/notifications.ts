import { shown } from '../equal-values.js';
import { expectation } from './expectation.js';

/** Each is held by at least one notification that the case sent. Cards of `supervise` go to `supervise/yellow` and `supervise/red`. */
export const notifications = expectation('notifications', (expected, { notifications: sent }) =>
  expected
    .filter(({ to, contains }) => !sent.some((one) => one.to === to && `${one.title}\n${one.text}`.includes(contains)))
    .map(({ to, contains }) => ({
      zh: `应通知“${to}”，内容含“${contains}”；实际发出：${shown(sent)}`,
      en: `"${to}" should be told "${contains}"; what was sent: ${shown(sent)}`,
    })),
);
