import { done, formatInstant, refused } from '@onething/rules';
import type { Actor } from '../engine.js';
import type { People } from '../identity/people.js';
import { type Ids, isId } from '../ids.js';
import type { Owner } from '../stores/draft-store.js';
import type { NotificationStore } from '../stores/notification-store.js';
import { type ContactKeeping, contacts } from './contacts.js';
import type { Notifications, Notifier } from './notifications.js';
import { nothingOutside, type Outside, waysOut } from './ways-out.js';

/** Messages over their store: kept here first, sent out afterwards by the channels of `outside`. */
export function createNotifications(
  store: NotificationStore,
  people: People,
  ids: Ids,
  outside: Outside = nothingOutside,
  keeping: ContactKeeping = { keepContact: async () => undefined },
): Notifications & Notifier {
  return {
    ...contacts(people, keeping, outside),
    async list(by) {
      const messages = await store.list(ownerOf(by));
      return messages.map((message) => ({
        ...message,
        at: formatInstant(message.at.getTime()),
        readAt: message.readAt && formatInstant(message.readAt.getTime()),
      }));
    },
    async read(id, by) {
      return isId(id) && (await store.read(ownerOf(by), id)) ? done(undefined) : notificationNotFound;
    },
    async send(message) {
      const receiver = await people.find(message.to);
      if (!receiver) return;

      const ways = await waysOut(receiver, message.contact, outside, message.by);
      const deliveries = ways.map((way) => ({ ...way, id: ids.next() }));
      const isNew = await store.add({ tenant: receiver.home, person: receiver.id }, ids.next(), message, deliveries);
      if (isNew && deliveries.length > 0) outside.wake();
    },
  };
}

function ownerOf(by: Actor): Owner {
  return { tenant: by.tenant, person: by.person };
}

const notificationNotFound = refused('NOTIFICATION_NOT_FOUND', { zh: '没有找到这条消息。', en: 'There is no such message.' });
