import type { Person } from '@onething/runtime-api/client';
import { type Desk, deskOf, isFinance, seesCalendar, seesIndicators, seesIntegrations } from '../show/roles.js';
import type { IconName } from '../ui/Icon.js';
import type { Words } from '../words/zh.js';

export interface NavigationItem {
  readonly to: string;
  readonly word: keyof Words['nav'];
  readonly icon: IconName;
  /** The pages that belong to this place. */
  readonly covers: RegExp;
  /** Another app of the same server. */
  readonly isElsewhere?: boolean;
  /** On a phone it stands on the page “me”: the bar under the thumb has no room. */
  readonly isDeskOnly?: boolean;
}

const services: NavigationItem = { to: '/', word: 'services', icon: 'home', covers: /^\/($|services|apply)/ };
const messages: NavigationItem = { to: '/messages', word: 'messages', icon: 'bell', covers: /^\/messages/ };
const me: NavigationItem = { to: '/me', word: 'me', icon: 'user', covers: /^\/me$/ };
const verify: NavigationItem = { to: '/verify', word: 'verify', icon: 'shield', covers: /^\/verify/ };
const incidents: NavigationItem = { to: '/incidents', word: 'incidents', icon: 'alert', covers: /^\/incidents/ };
const cases: NavigationItem = { to: '/cases', word: 'cases', icon: 'list', covers: /^\/cases/ };
const tasks: NavigationItem = { to: '/tasks', word: 'tasks', icon: 'inbox', covers: /^\/tasks?(?!\/done)/ };
const done: NavigationItem = { to: '/tasks/done', word: 'done', icon: 'done', covers: /^\/tasks\/done/ };
const payments: NavigationItem = { to: '/payments', word: 'payments', icon: 'list', covers: /^\/payments/ };
const outbox: NavigationItem = { to: '/outbox', word: 'outbox', icon: 'bell', covers: /^\/outbox/ };
const integrations: NavigationItem = { to: '/integrations', word: 'integrations', icon: 'globe', covers: /^\/integrations/ };
const indicators: NavigationItem = { to: '/indicators', word: 'indicators', icon: 'list', covers: /^\/indicators/, isDeskOnly: true };
const calendar: NavigationItem = { to: '/calendar', word: 'calendar', icon: 'clock', covers: /^\/calendar/, isDeskOnly: true };
const starts: NavigationItem = { to: '/starts', word: 'starts', icon: 'clock', covers: /^\/starts/, isDeskOnly: true };
const signIn: NavigationItem = { to: '/sign-in', word: 'me', icon: 'user', covers: /^\/sign-in/ };
const designer: NavigationItem = { to: '/designer/', word: 'designer', icon: 'pen', covers: /^\/designer/, isElsewhere: true };

const byDesk: Readonly<Record<Desk, readonly NavigationItem[]>> = {
  public: [services, verify, signIn],
  applicant: [services, cases, messages, me],
  staff: [tasks, done, incidents, indicators, messages, me],
  designer: [designer, integrations, services, indicators, messages, me],
  // `/` sends an administrator to the incidents, so the catalogue goes by its own address.
  administrator: [incidents, integrations, outbox, designer, { ...services, to: '/services' }, messages, me],
};

/** The few places that matter to this person; pay lists to those who hold a port of finance. */
export function navigationOf(person: Person | undefined): readonly NavigationItem[] {
  const places = byDesk[deskOf(person)]
    .filter((place) => (place !== indicators || seesIndicators(person)) && (place !== integrations || seesIntegrations(person)))
    .flatMap((place) => (place === outbox ? kept(person) : [place]));
  return isFinance(person) ? places.flatMap((place) => (place === incidents ? [payments, place] : [place])) : places;
}

/** What an administrator looks after besides: figures and what begins by the clock where they hold the right. */
function kept(person: Person | undefined): readonly NavigationItem[] {
  return [...(seesIndicators(person) ? [indicators] : []), ...(seesCalendar(person) ? [calendar, starts] : []), outbox];
}

/** The places that a phone has no room for in its bar. */
export function morePlaces(person: Person | undefined): readonly NavigationItem[] {
  return navigationOf(person).filter(({ isDeskOnly }) => isDeskOnly);
}
