import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { ChannelId } from '../notifications/channels/channel.js';
import type { NotificationToSend } from '../notifications/notifications.js';
import type { Owner } from './draft-store.js';

export interface StoredNotification {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly case?: string;
  readonly at: Date;
  readonly readAt?: Date;
  /** What became of it outside, channel by channel. */
  readonly deliveries: readonly NotificationDelivery[];
}

export interface NotificationDelivery {
  readonly channel: ChannelId;
  readonly state: 'waiting' | 'sent' | 'failed';
}

/** One way out of a message that is about to be kept. */
export interface DeliveryToAdd {
  readonly id: string;
  readonly channel: ChannelId;
  /** Where the form of the case gave one. */
  readonly address?: string;
}

/** Messages of one person, in the tenant where the person is at home. */
export function notificationStore(app: Knex) {
  return {
    list: (owner: Owner): Promise<readonly StoredNotification[]> =>
      withTenant(app, owner, async (t) => {
        const rows: NotificationRow[] = await t('notification')
          .where({ ...owner })
          .orderBy([
            { column: 'at', order: 'desc' },
            { column: 'id', order: 'desc' },
          ])
          .limit(200);
        const deliveries: DeliveryRow[] = await t('delivery')
          .where({ tenant: owner.tenant })
          .whereIn(
            'notification',
            rows.map(({ id }) => id),
          )
          .orderBy('channel')
          .select('notification', 'channel', 'state');
        return rows.map((row) => fromRow(row, deliveries));
      }),

    /** False when there is no such message. The first time counts. */
    read: (owner: Owner, id: string): Promise<boolean> =>
      withTenant(
        app,
        owner,
        async (t) =>
          (await t('notification')
            .where({ ...owner, id })
            .update({ read_at: t.raw('coalesce(read_at, onething_now())') })) === 1,
      ),

    /** The message and its ways out in one transaction. False when its key is known: then nothing is added. */
    add: (owner: Owner, id: string, { title, text, case: case_id, key, at }: NotificationToSend, ways: readonly DeliveryToAdd[]): Promise<boolean> =>
      withTenant(app, owner, async (t) => {
        const added: unknown[] = await t('notification')
          .insert({ ...owner, id, key, title, text, case_id, at })
          .onConflict(['tenant', 'person', 'key'])
          .ignore()
          .returning('id');
        if (added.length === 0) return false;

        const due_at = t.raw('onething_now()');
        if (ways.length > 0) await t('delivery').insert(ways.map((way) => ({ ...way, ...owner, notification: id, case_id, due_at })));
        return true;
      }),
  };
}

export type NotificationStore = ReturnType<typeof notificationStore>;

interface NotificationRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly case_id: string | null;
  readonly at: Date;
  readonly read_at: Date | null;
}

interface DeliveryRow extends NotificationDelivery {
  readonly notification: string;
}

function fromRow({ id, title, text, case_id, at, read_at }: NotificationRow, deliveries: readonly DeliveryRow[]): StoredNotification {
  const own = deliveries.filter(({ notification }) => notification === id).map(({ channel, state }) => ({ channel, state }));
  return { id, title, text, at, case: case_id ?? undefined, readAt: read_at ?? undefined, deliveries: own };
}
