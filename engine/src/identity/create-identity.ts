import { maskValue } from '@onething/forms';
import { done, type Outcome, refused } from '@onething/rules';
import type { PersonStore, StoredPerson } from '../stores/person-store.js';
import type { SignInStore, StoredCredential, StoredSession } from '../stores/sign-in-store.js';
import type { Principal } from '../substitutions/stand-in.js';
import { actorOf } from './actor-of.js';
import type { AppointmentEntry, Identity, PersonEntry, SessionToken } from './identity.js';
import { hashPassword, passwordMatches } from './password.js';
import { checkNewPassword } from './password-policy.js';
import { may } from './permissions.js';
import { newToken, tokenHash } from './session-token.js';

/** Failures until a lock of 15 minutes. An address is shared by a whole bureau, an account by nobody. */
const most = { account: 5, address: 100 };

/** With `demo` the invented people are there; `passwordLength` is that of the shortest new password. */
export interface Policy {
  readonly mode: 'demo' | 'production';
  readonly passwordLength: number;
}

/** Signing in and out. With `demo` the invented people can be signed in by a tap; production knows no such way. */
export function createIdentity(people: PersonStore, signIns: SignInStore, { mode, passwordLength }: Policy): Identity {
  const open = async (tenant: string, person: string): Promise<Outcome<SessionToken>> => {
    const token = newToken();
    await signIns.openSession(tenant, person, tokenHash(token));
    return done({ token });
  };

  const proven = async (account: string, password: string, from: { address: string }): Promise<Outcome<StoredCredential>> => {
    const subjects = { account: `account:${tokenHash(account.toLowerCase())}`, address: `address:${from.address}` };
    const credential = await signIns.credential(account);
    // Hashed in every case, so that neither a lock nor an unknown account answers sooner; and the lock is asked for
    // afterwards, so that a hundred attempts sent at once are not a hundred guesses.
    const matches = await passwordMatches(password, credential);
    if (await signIns.isLocked([subjects.account, subjects.address])) return signInLocked;
    if (matches && credential) {
      await signIns.succeeded(subjects.account);
      return done(credential);
    }
    await signIns.failed(subjects.account, most.account);
    await signIns.failed(subjects.address, most.address);
    return signInFailed;
  };

  return {
    async signIn(account, password, from) {
      const credential = await proven(account, password, from);
      if (!credential.ok) return credential;
      return credential.value.mustChange ? passwordMustChange : open(credential.value.tenant, credential.value.person);
    },
    async renewPassword(account, { now, next }, from) {
      const credential = await proven(account, now, from);
      if (!credential.ok) return credential;
      const good = checkNewPassword(next, now, { account, length: passwordLength });
      if (!good.ok) return good;
      const { tenant, person } = credential.value;
      await signIns.setCredential(tenant, person, await hashPassword(next));
      await signIns.closeSessionsOf(tenant, person);
      return open(tenant, person);
    },
    async signInDemo(id) {
      const person = mode === 'demo' ? (await people.demoPeople()).find((candidate) => candidate.id === id) : undefined;
      return person ? open(person.tenant, person.id) : signInFailed;
    },
    async session(token) {
      const found = await signIns.session(tokenHash(token));
      if (!found) return undefined;

      const { person, appointments, principals } = found;
      const actor = actorOf(person, appointments);
      const standsInFor = may(actor, 'substitutions.own') ? principalsIn(actor.tenant, principals) : [];
      return { actor: { ...actor, standsInFor }, person: entryOf(person, appointments) };
    },
    signOut: (token) => signIns.closeSession(tokenHash(token)),
    demoPeople: async () => (mode === 'demo' ? (await people.demoPeople()).map(({ tenant: _, ...entry }) => entry) : []),
    regions: () => people.regions(),
  };
}

function principalsIn(tenant: string, principals: StoredSession['principals']): readonly Principal[] {
  return principals.filter((principal) => principal.tenant === tenant).map(({ person, name, ports }) => ({ person, name, ports }));
}

const passwordMustChange = refused('PASSWORD_MUST_CHANGE', {
  zh: '这是别人交给您的初始密码，请先换成自己的密码。',
  en: 'This first password was handed to you by somebody else: choose your own now.',
});
const signInFailed = refused('SIGN_IN_FAILED', { zh: '账号或密码不正确。', en: 'The account or the password is wrong.' });

const signInLocked = refused('SIGN_IN_LOCKED', {
  zh: '多次输入错误，已暂停登录 15 分钟，请稍后再试或联系管理员。',
  en: 'Too many failed attempts: sign-in is paused for 15 minutes. Try later or ask your administrator.',
});

function entryOf(person: StoredPerson, appointments: readonly AppointmentEntry[]): PersonEntry {
  const { id, name, account, idNo, mobile } = person;
  return { id, name, account, idNoMasked: masked('idcard', idNo), mobileMasked: masked('phone', mobile), appointments: [...appointments] };
}

function masked(kind: 'idcard' | 'phone', value: string | undefined): string | undefined {
  return value === undefined ? undefined : String(maskValue(kind, value));
}
