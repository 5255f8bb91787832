import type { Actor, Role } from '../engine.js';
import { type Action, actions, may } from './permissions.js';

const of = (...roles: Role[]): Actor => ({ person: 'p', name: 'p', tenant: '330199', roles, ports: [] });
const allowed = (actor: Actor | undefined): Action[] => actions.filter((action) => may(actor, action));

describe('who may do what', () => {
  it('shows strangers what is public, and nothing else', () => {
    const open = ['session.read', 'session.open', 'session.close', 'demoPeople.list', 'regions.list', 'matters.read', 'documents.verify', 'notices.read'];
    expect(allowed(undefined).sort()).toEqual(open.sort());
  });

  it('keeps designers from publishing and from real cases', () => {
    expect(allowed(of('designer')).filter((action) => /^(packages\.publish|cases|tasks|documents\.r|incidents)/.test(action))).toEqual([]);
  });

  it('keeps the three administrators apart', () => {
    expect(may(of('systemAdministrator'), 'clock.move')).toBe(true);
    for (const role of ['securityAdministrator', 'auditAdministrator'] as const) expect(may(of(role), 'clock.move')).toBe(false);
    for (const role of ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const) expect(may(of(role), 'tasks.work')).toBe(false);
  });

  it('gives nobody without a role more than what is the own', () => {
    const own = allowed(of()).filter((action) => !allowed(undefined).includes(action));
    expect(own.sort()).toEqual(['files.own', 'messages.simulated', 'notices.object', 'notifications.own']);
  });

  it('adds up the rights of several roles', () => {
    expect(may(of('applicant', 'clerk'), 'cases.open')).toBe(true);
    expect(may(of('applicant', 'clerk'), 'tasks.work')).toBe(true);
    expect(may(of('clerk'), 'packages.propose')).toBe(false);
  });
});
