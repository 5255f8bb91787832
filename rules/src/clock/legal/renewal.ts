import type { Message } from '../../values.js';
import { addDays } from '../date-arithmetic.js';

/** A licence that runs out, and the application to renew it; civil dates. */
export interface Renewal {
  readonly expires: string;
  readonly appliedOn: string;
  readonly decidedOn?: string;
}

/** What has become of it. */
export type RenewalState = {
  readonly state: 'in-time' | 'too-late' | 'decided' | 'deemed-granted';
  /** Last day on which renewal could be asked for with the law's protection. */
  readonly lastDay: string;
  readonly message: Message;
};

/**
 * Renewal is asked for 30 days before the licence expires; where the agency has not decided by then it is deemed granted
 * (行政许可法 art. 50). Who asks later has no such protection.
 */
export function renewalOn({ expires, appliedOn, decidedOn }: Renewal, today: string): RenewalState {
  const lastDay = addDays(expires, -30);
  if (decidedOn !== undefined && decidedOn <= expires)
    return { state: 'decided', lastDay, message: { zh: `已于 ${decidedOn} 作出决定。`, en: `Decided on ${decidedOn}.` } };
  if (appliedOn > lastDay)
    return {
      state: 'too-late',
      lastDay,
      message: {
        zh: `延续申请应在 ${lastDay} 前提出，实际为 ${appliedOn}，逾期未决定不视为准予延续。`,
        en: `Renewal had to be asked for by ${lastDay} and was on ${appliedOn}; silence is no grant.`,
      },
    };
  if (today > expires)
    return {
      state: 'deemed-granted',
      lastDay,
      message: {
        zh: `有效期于 ${expires} 届满，行政机关逾期未作决定，视为准予延续（行政许可法第50条）。`,
        en: `It expired on ${expires} without a decision, so the renewal is deemed granted (行政许可法 art. 50).`,
      },
    };
  return { state: 'in-time', lastDay, message: { zh: `应在 ${expires} 前作出决定。`, en: `To be decided by ${expires}.` } };
}
