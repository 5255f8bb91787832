import { findForm } from '@onething/processes';
import { done, type Facts, type Outcome, refused } from '@onething/rules';
import type { ConnectorCall } from '../connectors/connector.js';
import type { Doer, StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { CaseStore } from '../stores/case-store.js';
import { type Beginning, decideBeginning } from './begin-case.js';

/** A matter that another case has done for it, at the place that does it. */
export interface CalledMatter {
  readonly tenant: string;
  /** `package/matter`. */
  readonly matter: string;
  readonly data: Facts;
  /** In whose name: the system in the own tenant, in another one the account that stands there for the caller. */
  readonly doer: Doer;
}

export type OpenByCall = (called: CalledMatter, call: ConnectorCall) => Promise<Outcome<Facts>>;

/**
 * Opens the case that a task of another one calls: on the release in force at the place that does it, for the same applicant
 * (staff of another place work for the account that stands for the caller). The
 * call's key is that of the command, so that one task opens one case. `MATTER_NOT_FOUND`, or `CASE_NOT_OPENED` with what the form says.
 */
export function openingByCall(parts: RuntimeParts, steps: StepRunner, cases: Pick<CaseStore, 'tenantName'>): OpenByCall {
  return async ({ tenant, matter: wanted, data, doer }, call) => {
    const found = await parts.releases.ofMatter(wanted, tenant);
    if (!found.ok) return found;
    const { release, matter } = found.value;
    const form = findForm(release.compiled, matter.process, matter.form);
    if (!form) return formMissing(wanted);

    const instance = parts.ids.next();
    const about: { about?: string } = tenant === call.tenant ? { about: call.instance } : {};
    // Work of the staff of another place is not the caller's own case there.
    const applicant = about.about === undefined && matter.audience === 'staff' ? doer : call.context.facts.applicant;
    const calledBy = { tenant: call.tenant, instance: call.instance, activity: activityOf(call) };
    const beginning: Beginning = {
      ...{ tenant, regionName: await cases.tenantName(tenant), release, matter, form, instance, ...about, calledBy },
      ...{ applicant, start: {}, answers: () => done(data) },
    };
    const opened = await steps.open({
      ...{ tenant, instance, release, process: matter.process, doer, action: 'case.open' },
      once: { key: keyOfCall(call), body: { matter: wanted, data } },
      decide: (loaded) => decideBeginning(parts, beginning, loaded),
    });
    return opened.ok ? done(opened.value as Facts) : opened;
  };
}

/** Under which the case that a task has called is found again. */
export function keyOfCall({ key }: Pick<ConnectorCall, 'key'>): string {
  return `call:${key}`;
}

function activityOf({ key }: ConnectorCall): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

function formMissing(matter: string): Outcome<never> {
  return refused('CASE_NOT_OPENED', { zh: `事项“${matter}”的表单不存在，无法开办。`, en: `The matter "${matter}" has no form: no case can be opened.` });
}
