import type { Knex } from 'knex';
import { withTenant } from '../database/with-tenant.js';
import type { AppointmentEntry } from '../identity/identity.js';
import type { PasswordHash } from '../identity/password.js';
import { batched } from '../runtime/batched.js';
import type { Principal } from '../substitutions/stand-in.js';
import { type AppointmentRow, appointmentFrom, type PersonRow, personFrom, type StoredPerson } from './person-store.js';

/** Whose account it is, and what the password must match. */
export interface StoredCredential extends PasswordHash {
  readonly tenant: string;
  readonly person: string;
  /** A first password, handed over by somebody else. */
  readonly mustChange: boolean;
}

/** Who is signed in; `principals` are those whom the person stands in for today, in each tenant where they work. */
export interface StoredSession {
  readonly person: StoredPerson;
  readonly appointments: readonly AppointmentEntry[];
  readonly principals: readonly StoredPrincipal[];
}

interface StoredPrincipal extends Principal {
  readonly tenant: string;
}

/** Accounts, failures and sessions. Before sign-in no tenant is known, so this speaks through functions that cross tenants and return little. */
export function signInStore(app: Knex) {
  return {
    async credential(account: string): Promise<StoredCredential | undefined> {
      const { rows } = await app.raw<{ rows: (StoredCredential & { must_change: boolean })[] }>('select * from onething_credential(?)', [account]);
      return rows[0] && { ...rows[0], mustChange: rows[0].must_change };
    },
    async setCredential(tenant: string, person: string, { salt, hash, cost }: PasswordHash, { mustChange = false } = {}): Promise<void> {
      await withTenant(app, tenant, async (t) => {
        const row = { tenant, person, salt, hash, cost, must_change: mustChange, changed_at: t.raw('clock_timestamp()') };
        await t('credential').insert(row).onConflict(['tenant', 'person']).merge();
      });
    },
    /** Whoever had the old password is signed out. */
    async closeSessionsOf(tenant: string, person: string): Promise<void> {
      await withTenant(app, tenant, (t) => t('session').where({ tenant, person }).delete());
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
    /** The living session's person with appointments and stand-ins, refreshed. Requests that arrive together ask together. */
    session: batched((hashes: readonly string[]) => sessions(app, hashes), { size: 64, parallel: 2, together: () => true }),
    async closeSession(tokenHash: string): Promise<void> {
      await app.raw('select onething_sign_out(?)', [tokenHash]);
    },
  };
}

async function sessions(app: Knex, hashes: readonly string[]): Promise<readonly (StoredSession | undefined)[]> {
  const { rows } = await app.raw<{ rows: SessionRow[] }>('select * from onething_sessions(?::text[])', [hashes] as unknown as Knex.RawBinding[]);
  const found = new Map(rows.map((row) => [row.item, row]));
  return hashes.map((_, i) => storedSession(found.get(i + 1)));
}

interface SessionRow {
  readonly item: number;
  readonly person: PersonRow;
  readonly appointments: readonly AppointmentRow[] | null;
  readonly principals: readonly (Omit<StoredPrincipal, 'ports'> & { readonly ports: readonly string[] | null })[] | null;
}

function storedSession(row: SessionRow | undefined): StoredSession | undefined {
  if (!row) return undefined;

  const principals = (row.principals ?? []).map((principal) => ({ ...principal, ports: principal.ports ?? [] }));
  return { person: personFrom(row.person), appointments: (row.appointments ?? []).map(appointmentFrom), principals };
}

export type SignInStore = ReturnType<typeof signInStore>;
