import { formatInstant, type Message } from '@onething/rules';
import type { People } from '../identity/people.js';
import type { Notifier } from '../notifications/notifications.js';
import type { ClaimedStart } from '../stores/schedule-store.js';

export interface Telling {
  readonly people: Pick<People, 'holders'>;
  readonly notifications: Notifier;
}

/** Why the clock could not open a case, to those who could begin it by hand: one message a person and occurrence. */
export type TellOfRefusal = (claimed: ClaimedStart, at: string, why: Message) => Promise<void>;

export function tellingOfRefusal({ people, notifications }: Telling): TellOfRefusal {
  return async ({ tenant, package: id, process, event, openedBy = [], now }, at, why) => {
    const holders = await Promise.all(openedBy.map((port) => people.holders(tenant, `${id}/${port}`)));
    const message = {
      ...{ title: '到时未能立案', text: `${at.slice(0, 10)} ${at.slice(11, 16)}：${why.zh}` },
      ...{ key: `clock:${tenant}/${id}/${process}/${event}/${at}`, at: formatInstant(now.getTime()) },
    };
    for (const to of new Set(holders.flat().map((person) => person.id))) await notifications.send({ ...message, to });
  };
}
