import type { ActiveSession, SessionToken } from '@onething/engine';
import { done, type Outcome } from '@onething/rules';
import type { z } from 'zod';
import type { RenewPassword, Session, SignIn } from '../contract/index.js';
import { notFound } from '../refusals/refusals.js';
import type { Sent } from '../route/outputs/output.js';
import type { Caller, Site } from '../route/request.js';

type SessionBody = Sent<z.output<typeof Session>>;

/** Opens a session for an account and its password, or in the demo for one of its people. Attempts are counted before anything is looked up. */
export async function signIn(site: Site, how: SignIn, { address }: Caller): Promise<Outcome<{ token: string; session: SessionBody }>> {
  const room = await site.rateLimit.signIn(address, 'account' in how ? how.account : undefined);
  if (!room.ok) return room;

  return described(site, await openSession(site, how, address));
}

/** Replaces a password by its owner's own, who is signed in with it. Counted like an attempt to sign in, because it is one. */
export async function renewPassword(site: Site, { account, password, newPassword }: RenewPassword, { address }: Caller): ReturnType<typeof signIn> {
  const room = await site.rateLimit.signIn(address, account);
  if (!room.ok) return room;

  return described(site, await site.engine.identity.renewPassword(account, { now: password, next: newPassword }, { address }));
}

async function described(site: Site, opened: Outcome<SessionToken>): Promise<Outcome<{ token: string; session: SessionBody }>> {
  if (!opened.ok) return opened;

  return done({ token: opened.value.token, session: await describeSession(site, await site.engine.identity.session(opened.value.token)) });
}

/** Who is signed in, and what kind of installation this is. */
export async function describeSession({ engine, mode }: Site, session: ActiveSession | undefined): Promise<SessionBody> {
  return { mode, now: await engine.clock.now(), person: session?.person, tenant: session?.actor.tenant };
}

async function openSession({ engine, mode }: Site, how: SignIn, address: string): Promise<Outcome<SessionToken>> {
  if ('account' in how) return engine.identity.signIn(how.account, how.password, { address });

  return mode === 'demo' ? engine.identity.signInDemo(how.demoPerson) : notFound;
}
