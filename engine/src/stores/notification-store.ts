import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { NotificationToSend } from '../notifications/notifications.js';
import type { Owner } from './draft-store.js';

export interface StoredNotification {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly case?: string;
  readonly at: Date;
  readonly readAt?: Date;
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
        return rows.map(fromRow);
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

    add: (owner: Owner, id: string, { title, text, case: case_id, key, at }: NotificationToSend): Promise<void> =>
      withTenant(app, owner, async (t) => {
        await t('notification')
          .insert({ ...owner, id, key, title, text, case_id, at })
          .onConflict(['tenant', 'person', 'key'])
          .ignore();
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

function fromRow({ id, title, text, case_id, at, read_at }: NotificationRow): StoredNotification {
  return { id, title, text, at, case: case_id ?? undefined, readAt: read_at ?? undefined };
}
