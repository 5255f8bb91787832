import type { Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** People, appointments, sessions. Local accounts with scrypt; the demo people are signed in by id and only in demo mode. */
export interface Identity {
  /** Refusals: `SIGN_IN_FAILED` (same answer and time for an unknown account), `SIGN_IN_LOCKED` (5 failures, 15 minutes), `PASSWORD_MUST_CHANGE`. */
  signIn(account: string, password: string, from: { address: string }): Promise<Outcome<SessionToken>>;
  /**
   * Replaces the own password, ends every session of the person and opens a new one. Refusals: those of `signIn`, `PASSWORD_TOO_WEAK`.
   * The only thing that a first password is good for.
   */
  renewPassword(account: string, passwords: { now: string; next: string }, from: { address: string }): Promise<Outcome<SessionToken>>;
  signInDemo(person: string): Promise<Outcome<SessionToken>>;
  /** The session of a cookie's token, refreshed; `undefined` when unknown, idle for 15 minutes or older than 8 hours. */
  session(token: string): Promise<ActiveSession | undefined>;
  signOut(token: string): Promise<void>;
  demoPeople(): Promise<readonly DemoPersonEntry[]>;
  regions(): Promise<readonly TenantEntry[]>;
}

/** 256 random bits, given to the browser once; the database keeps only its hash. */
export interface SessionToken {
  readonly token: string;
}

export interface ActiveSession {
  readonly actor: Actor;
  readonly person: PersonEntry;
}

export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly idNoMasked?: string;
  readonly mobileMasked?: string;
  readonly appointments: AppointmentEntry[];
}

export interface AppointmentEntry {
  readonly tenant: string;
  readonly tenantName: string;
  readonly department?: string;
  readonly departmentName?: string;
  readonly role: string;
  readonly ports: string[];
}

export interface DemoPersonEntry {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly group: 'applicant' | 'staff' | 'designer' | 'administrator';
  readonly tenantName: string;
}

export interface TenantEntry {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly level: 'province' | 'city' | 'county';
  readonly parent?: string;
}
