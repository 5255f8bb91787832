import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { PasswordHash } from '../identity/password.js';

/** Whose account it is, and what the password must match. */
export interface StoredCredential extends PasswordHash {
  readonly tenant: string;
  readonly person: string;
}

/** Accounts, failures and sessions. Before sign-in no tenant is known, so this speaks through functions that cross tenants and return little. */
export function signInStore(app: Knex) {
  return {
    async credential(account: string): Promise<StoredCredential | undefined> {
      const { rows } = await app.raw<{ rows: StoredCredential[] }>('select * from onething_credential(?)', [account]);
      return rows[0];
    },
    async setCredential(tenant: string, person: string, { salt, hash, cost }: PasswordHash): Promise<void> {
      await withTenant(app, tenant, (t) => t('credential').insert({ tenant, person, salt, hash, cost }).onConflict(['tenant', 'person']).merge());
    },
    async isLocked(subjects: readonly string[]): Promise<boolean> {
      const { rows } = await app.raw<{ rows: { locked: boolean }[] }>('select onething_sign_in_locked(?) as locked', [[...subjects]]);
      return rows[0]?.locked === true;
    },
    async failed(subject: string, most: number): Promise<void> {
      await app.raw('select onething_sign_in_failed(?, ?)', [subject, most]);
    },
    async succeeded(subject: string): Promise<void> {
      await app.raw('select onething_sign_in_succeeded(?)', [subject]);
    },
    async openSession(tenant: string, person: string, tokenHash: string): Promise<void> {
      await withTenant(app, tenant, (t) => t('session').insert({ tenant, person, token_hash: tokenHash }));
    },
    /** The living session's person, refreshed. */
    async session(tokenHash: string): Promise<{ tenant: string; person: string } | undefined> {
      const { rows } = await app.raw<{ rows: { tenant: string; person: string }[] }>('select * from onething_session(?)', [tokenHash]);
      return rows[0];
    },
    async closeSession(tokenHash: string): Promise<void> {
      await app.raw('select onething_sign_out(?)', [tokenHash]);
    },
  };
}

export type SignInStore = ReturnType<typeof signInStore>;
