import { answersByClock, type DueOccurrence, findForm, type ScheduledStart, theSystem } from '@onething/processes';
import { done, type Facts, type Outcome, refused } from '@onething/rules';
import type { StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { CaseStore } from '../stores/case-store.js';
import { decideBeginning } from './begin-case.js';

/** A start that is due: where, on which release, and which of its times. */
export interface ClockBeginning extends Pick<ScheduledStart, 'matter' | 'process' | 'event'> {
  readonly tenant: string;
  readonly package: string;
  readonly release: string;
  readonly occurrence: Pick<DueOccurrence, 'at' | 'missed'>;
}

export type OpenByClock = (beginning: ClockBeginning) => Promise<Outcome<Facts>>;

/**
 * Opens the case that the clock begins. It has no applicant: the system opens it. One instant of one start event opens one case in a
 * tenant, whoever tries and however often. `CASE_NOT_OPENED` with what the matter's form says against the answers.
 */
export function openingByClock(parts: RuntimeParts, steps: StepRunner, cases: Pick<CaseStore, 'tenantName'>): OpenByClock {
  return async ({ tenant, package: id, release: hash, matter: matterId, process, event, occurrence }) => {
    const release = await parts.releases.release(hash, tenant);
    const matter = release.package.manifest.matters.find((one) => one.id === matterId);
    const form = matter && findForm(release.compiled, process, matter.form);
    if (!matter || !form) return nothingToOpen(matterId);

    const element = release.compiled.processes.process(process)?.elements.get(event);
    const instance = parts.ids.next();
    const beginning = {
      ...{ tenant, regionName: await cases.tenantName(tenant), release, matter, form, instance, applicant: theSystem },
      ...{ start: { startEvent: event, occurrence }, answers: (facts: Facts) => answersByClock(form, element, facts) },
    };
    const opened = await steps.open({
      ...{ tenant, instance, release, process, doer: theSystem, action: 'case.open' },
      once: { key: `clock:${id}/${process}/${event}/${occurrence.at}`, body: { event, at: occurrence.at } },
      decide: (loaded) => decideBeginning(parts, beginning, loaded),
    });
    return opened.ok ? done(opened.value as Facts) : opened;
  };
}

function nothingToOpen(matter: string): Outcome<never> {
  return refused('CASE_NOT_OPENED', { zh: `发布版中没有事项“${matter}”或者它的表单。`, en: `The release has no matter "${matter}" with a form.` });
}
