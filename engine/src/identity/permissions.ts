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
  'messages.simulated',
  'notices.read',
  'notices.object',
  'documents.read',
  'tasks.read',
  'tasks.work',
  'substitutions.own',
  'documents.batches',
  'documents.revoke',
  'deliveries.read',
  'deliveries.retry',
  'payments.read',
  'payments.export',
  'payments.import',
  'incidents.read',
  'incidents.retry',
  'incidents.settle',
  'integrations.read',
  'integrations.manage',
  // In no preset: a token or a signature is the right to these two.
  'work.perform',
  'webhooks.receive',
  'packages.read',
  'packages.propose',
  'packages.export',
  'authoring.read',
  'authoring.edit',
  'authoring.decide',
  'populations.compare',
  'populations.freeze',
  'populations.people',
  'trust.read',
  'trust.decide',
  'bindings.read',
  'bindings.change',
  'clock.move',
  'calendars.read',
  'calendars.import',
  'indicators.read',
  'indicators.records',
  'schedules.read',
  'schedules.pause',
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

/** What belongs to the person: uploads, messages; and in a demonstration what the invented people would get. */
const signedIn = actionSet('files.own', 'notifications.own', 'messages.simulated', 'notices.object');

/** Staff begin staff matters; which ones, the matter says. */
const work = [
  'drafts.own',
  'cases.open',
  'cases.own',
  'cases.read',
  'documents.read',
  'tasks.read',
  'tasks.work',
  'substitutions.own',
  'documents.batches',
] as const;

/** Whoever answers for the records freezes them and may see single people; others see cells of ten people and more. */
const populations = ['populations.compare', 'populations.freeze', 'populations.people'] as const;

/** Figures of cells of ten and more are for everybody who works on a service; the records behind them for who answers for them. */
const figures = ['indicators.read'] as const;

/** Who designs and who publishes read and propose alike; what makes them differ is below. */
const authoring = ['packages.read', 'packages.propose', 'packages.export', 'authoring.read', 'populations.compare', 'trust.read', 'bindings.read'] as const;

/** The presets. Designers never publish and never see real cases; the three administrators are kept apart by law. */
const presets: Readonly<Record<Role, ReadonlySet<Action>>> = {
  // Of tasks an applicant sees and does only the own ones: rights to a row are checked where it is read.
  applicant: actionSet('drafts.own', 'cases.open', 'cases.own', 'cases.read', 'documents.read', 'tasks.read', 'tasks.work'),
  clerk: actionSet(...work, ...figures, 'documents.revoke', 'payments.read', 'payments.export', 'payments.import'),
  departmentAdministrator: actionSet(
    ...work,
    'documents.revoke',
    'incidents.read',
    'incidents.retry',
    'incidents.settle',
    'deliveries.read',
    'deliveries.retry',
    'packages.read',
    'calendars.read',
    ...populations,
    ...figures,
    'indicators.records',
    'schedules.read',
    'schedules.pause',
  ),
  designer: actionSet(...authoring, ...figures, 'authoring.edit'),
  publisher: actionSet(...authoring, ...figures, 'authoring.decide'),
  inspector: actionSet(...work, ...figures),
  systemAdministrator: actionSet(
    'integrations.read',
    'incidents.read',
    'incidents.retry',
    'deliveries.read',
    'deliveries.retry',
    'packages.read',
    'clock.move',
    'calendars.read',
    'calendars.import',
    'schedules.read',
  ),
  // Whose signatures count is not for those who design and publish.
  securityAdministrator: actionSet('integrations.read', 'integrations.manage', 'trust.read', 'trust.decide', 'bindings.read', 'bindings.change'),
  auditAdministrator: actionSet(),
};

function actionSet(...names: readonly Action[]): ReadonlySet<Action> {
  return new Set(names);
}
