import { done, type Outcome, refused } from '@onething/rules';
import { outside } from '../cases/case-entry.js';
import type { Actor } from '../engine.js';
import { may } from '../identity/permissions.js';
import { isId } from '../ids.js';
import type { ReleaseLibrary } from '../releases/release-library.js';
import type { StepRunner } from '../runtime/step-runner.js';
import type { IncidentRow, IncidentStore } from '../stores/incident-store.js';
import type { IncidentEntry, Incidents } from './incidents.js';

/** Incidents over their store. */
export function createIncidents(incidents: IncidentStore, steps: StepRunner, releases: ReleaseLibrary): Incidents {
  return {
    async list(by) {
      if (!may(by, 'incidents.read')) return { items: [] };
      return { items: await Promise.all((await incidents.open(by.tenant)).map((row) => entryOf(row, by))) };
    },

    async retry(id, by, once) {
      const incident = may(by, 'incidents.retry') && isId(id) ? await incidents.find(by.tenant, id) : undefined;
      if (!incident) return incidentNotFound;

      const { instance, activity } = incident;
      const outcome = await steps.step({
        tenant: by.tenant,
        instance,
        doer: { id: by.person, name: by.name },
        action: 'incident.retry',
        once: { key: `${by.person}:${once.key}`, body: { incident: id } },
        decide: () => (incident.resolved_at ? alreadyResolved : done({ command: { type: 'retryActivity', activity }, reply: null })),
      });
      return outcome.ok ? done(undefined) : outcome;
    },
  };

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

const incidentNotFound: Outcome<never> = refused('INCIDENT_NOT_FOUND', { zh: '没有找到这条异常。', en: 'There is no such incident.' });
const alreadyResolved: Outcome<never> = refused('INCIDENT_ALREADY_RESOLVED', {
  zh: '这条异常已经处置，无需重试。',
  en: 'This incident has been resolved already.',
});
