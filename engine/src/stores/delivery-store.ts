import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { ChannelId } from '../notifications/channels/channel.js';

/** A delivery that is this node's for some seconds. */
export interface ClaimedDelivery {
  readonly tenant: string;
  readonly id: string;
  readonly person: string;
}

/** What is to be sent, and to whom. */
export interface DueDelivery {
  readonly channel: ChannelId;
  /** This try included. */
  readonly attempts: number;
  readonly notification: string;
  readonly title: string;
  readonly mobile?: string;
  readonly email?: string;
  /** Sent to the person by this channel within the last 24 hours. */
  readonly sentToday: number;
  /** Given by the form of the case: instead of the person's own. */
  readonly address?: string;
}

/** A delivery as the administrator sees it. */
export interface StoredDelivery {
  readonly id: string;
  readonly channel: ChannelId;
  readonly person_name: string;
  readonly case_id: string | null;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly due_at: Date;
  readonly settled_at: Date | null;
  readonly code: string | null;
  readonly error: string | null;
}

export interface DeliveryStore {
  /** Takes due ones of all tenants, at most for `seconds` of real time. */
  claim(most: number, seconds: number): Promise<readonly ClaimedDelivery[]>;
  /** `undefined` when somebody else has it now. */
  due(claimed: ClaimedDelivery): Promise<DueDelivery | undefined>;
  /** Each of the three does nothing when the delivery is no longer this node's. */
  sent(claimed: ClaimedDelivery, receipt: string): Promise<void>;
  failed(claimed: ClaimedDelivery, why: { code: string; error: string }): Promise<void>;
  postpone(claimed: ClaimedDelivery, seconds: number, error: string): Promise<void>;
  /** The newest of a tenant; `failed` first. */
  list(tenant: string): Promise<readonly StoredDelivery[]>;
  /** False when there is no failed one of that id. */
  retry(tenant: string, id: string): Promise<boolean>;
}

/** Deliveries on PostgreSQL, for one node. */
export function deliveryStore(app: Knex, node: string): DeliveryStore {
  const settle = (claimed: ClaimedDelivery, change: (transaction: Knex.Transaction) => object): Promise<void> =>
    withTenant(app, claimed.tenant, async (transaction) => {
      const { tenant, id } = claimed;
      await transaction('delivery')
        .where({ tenant, id, state: 'waiting', claimed_by: node })
        .update({ claimed_by: null, claimed_until: null, ...change(transaction) });
    });

  return {
    async claim(most, seconds) {
      const { rows } = await app.raw<{ rows: ClaimedDelivery[] }>('select * from claim_deliveries(?, ?, ?)', [node, most, seconds]);
      return rows;
    },

    due: ({ tenant, id, person }) =>
      withTenant(app, { tenant, person }, async (transaction) => {
        const row: DueRow | undefined = await transaction('delivery as d')
          .join('notification as n', (on) => on.on('n.tenant', 'd.tenant').andOn('n.id', 'd.notification'))
          .join('person as p', (on) => on.on('p.tenant', 'd.tenant').andOn('p.id', 'd.person'))
          .where({ 'd.tenant': tenant, 'd.id': id, 'd.state': 'waiting', 'd.claimed_by': node })
          .first('d.channel', 'd.attempts', 'd.notification', 'd.address', 'n.title', 'p.mobile', 'p.email', transaction.raw(sentToday));
        return row && fromRow(row);
      }),

    sent: (claimed, receipt) =>
      settle(claimed, (t) => ({ state: 'sent', receipt, address: null, code: null, error: null, settled_at: t.raw('onething_now()') })),

    failed: (claimed, { code, error }) =>
      settle(claimed, (t) => ({ state: 'failed', code, error: error.slice(0, 500), address: null, settled_at: t.raw('onething_now()') })),

    postpone: (claimed, seconds, error) =>
      settle(claimed, (t) => ({ due_at: t.raw('onething_now() + make_interval(secs => ?)', [seconds]), error: error.slice(0, 500) })),

    list: (tenant) =>
      withTenant(app, tenant, (transaction) =>
        transaction('delivery as d')
          .join('person as p', (on) => on.on('p.tenant', 'd.tenant').andOn('p.id', 'd.person'))
          .where({ 'd.tenant': tenant })
          .orderByRaw(`d.state = 'failed' desc, d.due_at desc, d.id desc`)
          .limit(200)
          .select('d.id', 'd.channel', 'd.case_id', 'd.state', 'd.attempts', 'd.due_at', 'd.settled_at', 'd.code', 'd.error', 'p.name as person_name'),
      ),

    retry: (tenant, id) =>
      withTenant(app, tenant, async (transaction) => {
        const again = { state: 'waiting', attempts: 0, settled_at: null, code: null, due_at: transaction.raw('onething_now()') };
        return (await transaction('delivery').where({ tenant, id, state: 'failed' }).update(again)) === 1;
      }),
  };
}

const sentToday = `(select count(*) from delivery o where o.tenant = d.tenant and o.person = d.person and o.channel = d.channel
  and o.state = 'sent' and o.settled_at > onething_now() - interval '1 day') as sent_today`;

interface DueRow {
  readonly channel: ChannelId;
  readonly attempts: number;
  readonly notification: string;
  readonly title: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly sent_today: string;
}

function fromRow({ mobile, email, address, sent_today, ...row }: DueRow): DueDelivery {
  return { ...row, sentToday: Number(sent_today), mobile: mobile ?? undefined, email: email ?? undefined, address: address ?? undefined };
}
