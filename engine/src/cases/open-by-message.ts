import { type FormDefinition, fileIds, validateSubmission } from '@onething/forms';
import { findForm, type Matter, notOpened } from '@onething/processes';
import { civilDateOf, done, dueDate, type Facts, formatInstant, type Outcome, type Problem, refused } from '@onething/rules';
import type { ConnectorCall } from '../connectors/connector.js';
import { prefill, valuesOf } from '../drafts/prefill.js';
import { hashOf, type OpeningDecided, type StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { LoadedOpening } from '../stores/step-store.js';

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
  return async (beginning, call) => {
    const { manifest } = call.release.package;
    const matter = manifest.matters.find(({ id }) => id === beginning.matter);
    const form = matter && findForm(call.release.compiled, matter.process, matter.form);
    if (!matter || !form) return nothingToOpen(beginning.matter);

    const instance = parts.ids.next();
    const opened = await steps.open({
      ...{ tenant: call.tenant, instance, release: call.release, process: matter.process },
      ...{ doer: { id: 'system', name: '系统' }, action: 'case.open', once: { key: `message:${call.key}`, body: beginning } },
      decide: (loaded) => decide(parts, { beginning, call, matter, form, instance }, loaded),
    });
    return opened.ok ? done(opened.value as Facts) : opened;
  };
}

interface Opening {
  readonly beginning: MessageBeginning;
  readonly call: ConnectorCall;
  readonly matter: Matter;
  readonly form: FormDefinition;
  readonly instance: string;
}

async function decide(parts: RuntimeParts, opening: Opening, loaded: LoadedOpening): Promise<Outcome<OpeningDecided>> {
  const { call, matter, form, beginning, instance } = opening;
  const { now, number } = loaded;
  const { applicant } = call.context.facts;
  const { data } = beginning;
  const parameters = await parts.releases.parameters(call.release, call.tenant, civilDateOf(now));
  const found = valuesOf(await prefill(form, { region: call.tenant, applicant: { ...applicant }, now, registries: parts.registries, answers: data }));
  const editable = Object.fromEntries(Object.entries(found).filter(([name]) => form.fields?.[name]?.readOnly !== true));
  const facts = { applicant: { ...applicant }, params: parameters };
  const checked = validateSubmission(form, { ...editable, ...data }, { today: civilDateOf(now), prefilled: found, facts });
  if (checked.status === 'invalid') return notTaken(matter, checked.problems);
  if (fileIds(form, checked.values).length > 0) return notTaken(matter, [filesStay]);

  const due = dueDate(matter.promised, now, await parts.releases.calendar(call.tenant));
  const opened = { ...openedCase(opening, now, number), parameters_hash: hashOf(parameters), values: checked.values, due };
  const command = { type: 'startInstance', processId: matter.process, variables: checked.values, startEvent: beginning.event } as const;
  return done({ command, reply: { id: instance, number }, opened: { ...opened, context: contextOf(opening, { now, number, parameters }) } });
}

function contextOf({ call, instance, matter }: Opening, { now, number, parameters }: { now: string; number: string; parameters: Facts }) {
  const { region, regionName } = call.context.facts.case;
  const openedAt = formatInstant(Date.parse(now));
  const file = { id: instance, no: number, date: civilDateOf(now), region, regionName, openedAt, matter: qualified(call, matter) };
  return { parameters, facts: { case: file, applicant: call.context.facts.applicant } };
}

function openedCase({ call, instance, matter }: Opening, now: string, number: string) {
  const { case: sender, applicant } = call.context.facts;
  return {
    ...{ id: instance, number, release: call.release.hash, package: call.release.package.manifest.id, process: matter.process },
    ...{ matter: qualified(call, matter), title: matter.title, title_en: matter.titleEn, form: matter.form },
    ...{ region: sender.region, region_name: sender.regionName, applicant: applicant.id, applicant_name: applicant.name },
    ...{ opened_at: now, about: call.instance },
  };
}

function qualified({ release }: ConnectorCall, { id }: Matter): string {
  return `${release.package.manifest.id}/${id}`;
}

function notTaken({ title }: Matter, problems: readonly Problem[]): Outcome<never> {
  const { code, message } = notOpened(title, problems);
  return refused(code, message, problems);
}

function nothingToOpen(matter: string): Outcome<never> {
  return refused('CASE_NOT_OPENED', { zh: `发布版中没有事项“${matter}”或者它的表单。`, en: `The release has no matter "${matter}" with a form.` });
}

const filesStay: Problem = {
  code: 'FILES_NOT_SENT',
  place: '',
  message: { zh: '消息不能携带附件', en: 'a message carries no files' },
};
