import { maskValue } from '@onething/forms';
import { done, type Outcome, refused } from '@onething/rules';
import type { KnownPerson, People } from '../identity/people.js';
import { isEmail } from './is-email.js';
import type { ContactEntry, ContactToKeep, Notifications } from './notifications.js';
import { channelsFor, type Outside } from './ways-out.js';

/** The part of the person's record that is the person's own to change. */
export interface ContactKeeping {
  keepContact(tenant: string, person: string, contact: ContactToKeep): Promise<unknown>;
}

/** How a person wants to be told, beside the messages read here. */
export function contacts(people: People, keeping: ContactKeeping, outside: Outside): Pick<Notifications, 'contact' | 'keepContact'> {
  return {
    async contact({ person: id }) {
      const person = await people.find(id);
      return person ? done(await entryOf(person)) : personNotFound;
    },
    async keepContact({ email = '', channels }, { person: id }) {
      const person = await people.find(id);
      if (!person) return personNotFound;
      if (email !== '' && !isEmail(email)) return wrong('/email', '请填写正确的邮箱地址', 'Give an e-mail address that is one');
      const allowed = await channelsFor(id, outside);
      if (!channels.every((wanted) => allowed.some((channel) => channel.id === wanted)))
        return wrong('/channels', '没有这种通知方式', 'There is no such channel');

      await keeping.keepContact(person.home, id, { channels, ...(email !== '' && { email }) });
      return done(await entryOf({ ...person, channels, email: email === '' ? undefined : email }));
    },
  };

  async function entryOf(person: KnownPerson): Promise<ContactEntry> {
    const allowed = await channelsFor(person.id, outside);
    return {
      mobileMasked: person.mobile && String(maskValue('phone', person.mobile)),
      email: person.email,
      channels: allowed.map(({ id, title, addressOf }) => ({
        ...{ id, title, chosen: person.channels?.includes(id) ?? true },
        reachable: addressOf(person) !== undefined,
      })),
    };
  }
}

function wrong(place: string, zh: string, en: string): Outcome<never> {
  return refused('SUBMISSION_INVALID', { zh: `${zh}。`, en: `${en}.` }, [{ code: 'FORMAT', place, message: { zh, en } }]);
}

const personNotFound: Outcome<never> = refused('PERSON_NOT_FOUND', { zh: '没有找到这个人。', en: 'There is no such person.' });
