import { done, formatInstant, type Outcome, refused } from '@onething/rules';
import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';

/** The transaction of a command, for the stores whose rows it changes. */
export type Transaction = Knex.Transaction;

/** A command that is no step: it changes rows beside the instance's state (claiming a task, revoking a paper). */
export interface RowCommand {
  readonly key: string;
  readonly hash: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
}

/** Runs row commands once a key: change, stored reply and audit row commit together. */
export interface CommandStore {
  once(tenant: string, command: RowCommand, change: (transaction: Transaction, now: string) => Promise<Outcome<unknown>>): Promise<Outcome<unknown>>;
}

/** Commands on PostgreSQL. */
export function commandStore(database: Knex, newId: () => string): CommandStore {
  return {
    once: (tenant, command, change) =>
      withTenant(database, tenant, async (transaction) => {
        await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${tenant} ${command.key}`]);
        const stored = await transaction('command').where({ tenant, key: command.key }).first<{ hash: string; reply: unknown } | undefined>('hash', 'reply');
        if (stored) return stored.hash === command.hash ? done(stored.reply) : keyReused;

        const outcome = await change(transaction, await timeOf(transaction));
        if (!outcome.ok) return outcome;

        const { key, hash, actor, action, subject } = command;
        const at = transaction.raw('onething_now()');
        await transaction('command').insert({ tenant, key, hash, actor, at, reply: JSON.stringify(outcome.value ?? null) });
        await transaction('audit').insert({ tenant, id: newId(), at, actor, action, subject });
        return outcome;
      }),
  };
}

async function timeOf(transaction: Transaction): Promise<string> {
  const { rows } = await transaction.raw<{ rows: { now: Date }[] }>('select onething_now() as now');
  return formatInstant(rows[0]?.now.getTime() ?? Number.NaN);
}

/** Same key, another body. */
export const keyReused = refused('IDEMPOTENCY_KEY_REUSED', {
  zh: '这个请求编号已用于另一个请求，请刷新页面后再提交。',
  en: 'This request key was used for another request: reload the page and submit again.',
});
