import type { Actor, Role } from '../engine.js';

/**
 * Everything that can be asked of the platform. Each route declares one of these; what nobody is given, nobody may do.
 * Rights to a row (own, of the tenant, of a task) are checked where the row is read.
 */
export const actions = [
  'session.read',
  'session.open',
  'session.close',
  'demoPeople.list',
  'regions.list',
  'matters.read',
  'documents.verify',
  'drafts.own',
  'files.own',
  'cases.open',
  'cases.own',
  'cases.read',
  'notifications.own',
  'notices.read',
  'notices.object',
  'documents.read',
  'tasks.read',
  'tasks.work',
  'substitutions.own',
  'documents.revoke',
  'payments.read',
  'payments.export',
  'payments.import',
  'incidents.read',
  'incidents.retry',
  'incidents.settle',
  'integrations.manage',
  // In no preset: a token or a signature is the right to these two.
  'work.perform',
  'webhooks.receive',
  'packages.read',
  'packages.publish',
  'packages.export',
  'authoring.read',
  'authoring.edit',
  'authoring.decide',
  'clock.move',
] as const;

export type Action = (typeof actions)[number];

/** May this person do this at all? Deny by default: an action is allowed only where a preset names it. */
export function may(actor: Actor | undefined, action: Action): boolean {
  if (everybody.has(action)) return true;
  if (!actor) return false;

  return signedIn.has(action) || actor.roles.some((role) => presets[role].has(action));
}

/** Before anybody is signed in. */
const everybody = actionSet(
  'session.read',
  'session.open',
  'session.close',
  'demoPeople.list',
  'regions.list',
  'matters.read',
  'documents.verify',
  'notices.read',
);

/** What belongs to the person: uploads, messages. */
const signedIn = actionSet('files.own', 'notifications.own', 'notices.object');

/** Staff begin staff matters; which ones, the matter says. */
const work = ['drafts.own', 'cases.open', 'cases.own', 'cases.read', 'documents.read', 'tasks.read', 'tasks.work', 'substitutions.own'] as const;

/** The presets. Designers never publish and never see real cases; the three administrators are kept apart by law. */
const presets: Readonly<Record<Role, ReadonlySet<Action>>> = {
  // Of tasks an applicant sees and does only the own ones: rights to a row are checked where it is read.
  applicant: actionSet('drafts.own', 'cases.open', 'cases.own', 'cases.read', 'documents.read', 'tasks.read', 'tasks.work'),
  clerk: actionSet(...work, 'documents.revoke', 'payments.read', 'payments.export', 'payments.import'),
  departmentAdministrator: actionSet(...work, 'documents.revoke', 'incidents.read', 'incidents.retry', 'incidents.settle', 'packages.read'),
  designer: actionSet('packages.read', 'packages.export', 'authoring.read', 'authoring.edit'),
  publisher: actionSet('packages.read', 'packages.publish', 'packages.export', 'authoring.read', 'authoring.decide'),
  inspector: actionSet(...work),
  systemAdministrator: actionSet('incidents.read', 'incidents.retry', 'packages.read', 'clock.move'),
  securityAdministrator: actionSet('integrations.manage'),
  auditAdministrator: actionSet(),
};

function actionSet(...names: readonly Action[]): ReadonlySet<Action> {
  return new Set(names);
}
