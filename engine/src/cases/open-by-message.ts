import { findForm } from '@onething/processes';
import { done, type Facts, type Outcome, refused } from '@onething/rules';
import type { ConnectorCall } from '../connectors/connector.js';
import type { StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import { type Beginning, decideBeginning } from './begin-case.js';

/** What a message begins: the matter, the start event, and the answers that it brings. */
export interface MessageBeginning {
  readonly matter: string;
  readonly event: string;
  readonly data: Facts;
}

export type OpenByMessage = (beginning: MessageBeginning, call: ConnectorCall) => Promise<Outcome<Facts>>;

/**
 * Opens the case that a message of another begins: in the same tenant, on the same release, for the same applicant, about the case
 * that sent it. The call's key is that of the command, so that one message opens one case. Refused with `CASE_NOT_OPENED` and what
 * the matter's form says against the answers.
 */
export function openingByMessage(parts: RuntimeParts, steps: StepRunner): OpenByMessage {
  return async (message, call) => {
    const { manifest } = call.release.package;
    const matter = manifest.matters.find(({ id }) => id === message.matter);
    const form = matter && findForm(call.release.compiled, matter.process, matter.form);
    if (!matter || !form) return nothingToOpen(message.matter);

    const { tenant, release } = call;
    const { case: sender, applicant } = call.context.facts;
    const instance = parts.ids.next();
    const beginning: Beginning = {
      ...{ tenant, regionName: sender.regionName, release, matter, form, instance, applicant, about: call.instance },
      ...{ start: { startEvent: message.event }, answers: () => done(message.data) },
    };
    const opened = await steps.open({
      ...{ tenant, instance, release, process: matter.process },
      ...{ doer: { id: 'system', name: '系统' }, action: 'case.open', once: { key: `message:${call.key}`, body: message } },
      decide: (loaded) => decideBeginning(parts, beginning, loaded),
    });
    return opened.ok ? done(opened.value as Facts) : opened;
  };
}

function nothingToOpen(matter: string): Outcome<never> {
  return refused('CASE_NOT_OPENED', { zh: `发布版中没有事项“${matter}”或者它的表单。`, en: `The release has no matter "${matter}" with a form.` });
}
