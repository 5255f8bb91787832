import type { Command } from '@onething/processes';
import { done, type Outcome, refused } from '@onething/rules';
import { outside } from '../cases/case-entry.js';
import { answerInvalid } from '../connectors/answer-invalid.js';
import { readFacts } from '../connectors/read-facts.js';
import type { Actor, Idempotent } from '../engine.js';
import { type Action, may } from '../identity/permissions.js';
import { isId } from '../ids.js';
import type { ReleaseLibrary } from '../releases/release-library.js';
import { historyLong } from '../runtime/history-limit.js';
import type { Resolution } from '../runtime/step-rows.js';
import { hashOf, type StepRunner } from '../runtime/step-runner.js';
import { opinionDiffers } from '../second-opinion/live/difference-incident.js';
import type { CommandStore } from '../stores/command-store.js';
import type { IncidentRow, IncidentStore } from '../stores/incident-store.js';
import type { IncidentEntry, Incidents } from './incidents.js';
import { orphanCode } from './self-check.js';

const mostAtOnce = 1000;

/** Incidents that somebody should look at while the case goes on. */
const stoppingNothing: ReadonlySet<string> = new Set([opinionDiffers, historyLong.code]);
/** Cases at a time: enough for the saves to share commits. */
const sideBySide = 32;

export interface IncidentParts {
  readonly incidents: IncidentStore;
  readonly steps: StepRunner;
  readonly releases: ReleaseLibrary;
  readonly commands: CommandStore;
}

/** Incidents over their store. */
export function createIncidents({ incidents, steps, releases, commands }: IncidentParts): Incidents {
  return {
    async list(by, of) {
      if (!may(by, 'incidents.read')) return { items: [], causes: [] };
      const [rows, causes] = await Promise.all([incidents.open(by.tenant, of, 200), incidents.causes(by.tenant)]);
      return { items: await Promise.all(rows.map((row) => entryOf(row, by))), causes };
    },

    async retry(id, by, once) {
      const found = await find(id, by, 'incidents.retry');
      return found.ok ? tryAgain(found.value, by, once) : found;
    },

    async retryAll(cause, by, once) {
      if (!may(by, 'incidents.retry')) return incidentNotFound;
      const rows = await incidents.open(by.tenant, cause, mostAtOnce);
      const outcomes: Outcome<void>[] = [];
      for (let at = 0; at < rows.length; at += sideBySide)
        outcomes.push(...(await Promise.all(rows.slice(at, at + sideBySide).map((row) => tryAgain(row, by, { key: `${once.key}:${row.id}` })))));

      const retried = outcomes.filter(({ ok }) => ok).length;
      const left = (await incidents.open(by.tenant, cause, mostAtOnce)).filter(({ id }) => !rows.some((row) => row.id === id)).length;
      return done({ retried, refused: outcomes.length - retried, left });
    },

    async skip(id, { reason, values }, by, once) {
      const found = await find(id, by, 'incidents.settle');
      if (!found.ok) return found;
      const output = readFacts(values);
      if (!output) return answerInvalid;
      if (stoppingNothing.has(found.value.code)) return lookedAt(found.value, reason, by, once);
      const { activity } = found.value;
      return settle(found.value, { type: 'completeActivity', activity, output }, { how: 'skipped', reason }, { by, once, body: { skip: id, reason, values } });
    },

    async cancel(id, reason, by, once) {
      const found = await find(id, by, 'incidents.settle');
      if (!found.ok) return found;
      if (found.value.code === opinionDiffers) return stopsNothing;
      return settle(found.value, { type: 'cancelInstance', reason }, { how: 'cancelled', reason }, { by, once, body: { cancel: id, reason } });
    },
  };

  async function find(id: string, by: Actor, action: Action): Promise<Outcome<IncidentRow>> {
    const incident = may(by, action) && isId(id) ? await incidents.find(by.tenant, id) : undefined;
    return incident ? done(incident) : incidentNotFound;
  }

  function tryAgain(incident: IncidentRow, by: Actor, once: Idempotent): Promise<Outcome<void>> {
    const asked = { by, once, body: { incident: incident.id } };
    if (stoppingNothing.has(incident.code)) return Promise.resolve(stopsNothing);
    if (incident.code !== orphanCode) return settle(incident, { type: 'retryActivity', activity: incident.activity }, { how: 'retried' }, asked);
    return settle(incident, 'rearm', { how: 'retried' }, asked);
  }

  async function settle(incident: IncidentRow, command: Command | 'rearm', resolution: Resolution, asked: Asked): Promise<Outcome<void>> {
    const { by, once, body } = asked;
    const outcome = await steps.step({
      tenant: by.tenant,
      instance: incident.instance,
      doer: { id: by.person, name: by.name },
      action: `incident.${actions[resolution.how]}`,
      once: { key: `${by.person}:${once.key}`, body },
      decide: () => (incident.resolved_at ? alreadyResolved : done({ command, reply: null, resolution })),
    });
    if (outcome.ok) return done(undefined);
    return outcome.code === 'ACTIVITY_NOT_EXPECTED' || outcome.code === 'ACTIVITY_NOT_FOUND' ? alreadyResolved : outcome;
  }

  /** A difference between two engines: the case has gone on, so only what was found is kept. */
  async function lookedAt({ tenant, id }: IncidentRow, reason: string, by: Actor, once: Idempotent): Promise<Outcome<void>> {
    const command = { key: `${by.person}:${once.key}`, hash: hashOf({ skip: id, reason }), actor: by.person, action: 'incident.skip', subject: id };
    const outcome = await commands.once(tenant, command, async (transaction) =>
      (await incidents.settle(transaction, { tenant, id }, { by: by.person, reason })) ? done(null) : alreadyResolved,
    );
    return outcome.ok ? done(undefined) : outcome;
  }

  async function entryOf(row: IncidentRow, by: Actor): Promise<IncidentEntry> {
    const release = await releases.release(row.release, by.tenant);
    const element = release.compiled.processes.process(row.process)?.elements.get(row.element);
    return {
      id: row.id,
      case: row.instance,
      caseNumber: row.number,
      elementId: row.element,
      name: element?.name ?? row.element,
      code: row.code,
      message: row.message,
      raisedAt: outside(row.raised_at),
      attempts: row.attempts,
    };
  }
}

interface Asked {
  readonly by: Actor;
  readonly once: Idempotent;
  readonly body: unknown;
}

const actions = { retried: 'retry', skipped: 'skip', cancelled: 'cancel' } as const;

const incidentNotFound: Outcome<never> = refused('INCIDENT_NOT_FOUND', { zh: '没有找到这条异常。', en: 'There is no such incident.' });
const stopsNothing: Outcome<never> = refused('INCIDENT_STOPS_NOTHING', {
  zh: '两个引擎的结果不一致，办件并未停下，无需重试或终止；请核对后用“跳过”登记结论。',
  en: 'Two engines differ; the case has gone on, so there is nothing to try again or to end. Look at it and settle it with what you found.',
});
const alreadyResolved: Outcome<never> = refused('INCIDENT_ALREADY_RESOLVED', {
  zh: '这条异常已经处置，无需再次处置。',
  en: 'This incident has been resolved already.',
});
