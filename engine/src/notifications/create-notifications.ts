import { done, formatInstant, refused } from '@onething/rules';
import type { Actor } from '../engine.js';
import type { People } from '../identity/people.js';
import { type Ids, isId } from '../ids.js';
import type { Owner } from '../stores/draft-store.js';
import type { NotificationStore } from '../stores/notification-store.js';
import type { Notifications, Notifier } from './notifications.js';

/** In-app messages over their store. */
export function createNotifications(store: NotificationStore, people: People, ids: Ids): Notifications & Notifier {
  return {
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
      if (receiver) await store.add({ tenant: receiver.home, person: receiver.id }, ids.next(), message);
    },
  };
}

function ownerOf(by: Actor): Owner {
  return { tenant: by.tenant, person: by.person };
}

const notificationNotFound = refused('NOTIFICATION_NOT_FOUND', { zh: '没有找到这条消息。', en: 'There is no such message.' });
