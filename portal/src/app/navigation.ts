import type { Desk } from '../show/roles.js';
import type { IconName } from '../ui/Icon.js';
import type { Words } from '../words/zh.js';

export interface NavigationItem {
  readonly to: string;
  readonly word: keyof Words['nav'];
  readonly icon: IconName;
}

const services: NavigationItem = { to: '/', word: 'services', icon: 'home' };
const messages: NavigationItem = { to: '/messages', word: 'messages', icon: 'bell' };
const me: NavigationItem = { to: '/me', word: 'me', icon: 'user' };
const verify: NavigationItem = { to: '/verify', word: 'verify', icon: 'shield' };
const incidents: NavigationItem = { to: '/incidents', word: 'incidents', icon: 'alert' };

const byDesk: Readonly<Record<Desk, readonly NavigationItem[]>> = {
  public: [services, verify, { to: '/sign-in', word: 'me', icon: 'user' }],
  applicant: [services, { to: '/cases', word: 'cases', icon: 'list' }, messages, me],
  staff: [{ to: '/tasks', word: 'tasks', icon: 'inbox' }, { to: '/tasks/done', word: 'done', icon: 'done' }, incidents, messages, me],
  designer: [services, messages, me],
  administrator: [incidents, services, messages, me],
};

/** The few places that matter to somebody at this desk. */
export function navigationOf(desk: Desk): readonly NavigationItem[] {
  return byDesk[desk];
}

/** Where a desk begins after sign-in. */
export function startOf(desk: Desk): string {
  return desk === 'staff' ? '/tasks' : desk === 'administrator' ? '/incidents' : '/';
}

/** Where to return to after sign-in: only an address inside the portal. */
export function safeReturn(to: string | null): string | undefined {
  return to && /^\/(?![/\\])/.test(to) ? to : undefined;
}
