import { type FormDefinition, fileIds, validateSubmission } from '@onething/forms';
import { type Matter, notOpened, type StartInstance } from '@onething/processes';
import { civilDateOf, done, dueDate, type Facts, formatInstant, type Outcome, type Problem, refused } from '@onething/rules';
import { prefill, valuesOf } from '../drafts/prefill.js';
import type { CompiledRelease } from '../releases/release-library.js';
import type { ApplicantFacts, CaseContext, OpenedCase } from '../runtime/step-rows.js';
import { hashOf, type OpeningDecided } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { LoadedOpening } from '../stores/step-store.js';
import { broughtTooMuch } from './brought-values.js';

/** A case that nobody sends in: a message begins it, or the clock. */
export interface Beginning {
  readonly tenant: string;
  readonly regionName: string;
  readonly release: CompiledRelease;
  readonly matter: Matter;
  readonly form: FormDefinition;
  readonly instance: string;
  readonly applicant: ApplicantFacts;
  /** The case that has sent the message. */
  readonly about?: string;
  /** The task of another case that waits for this one. */
  readonly calledBy?: CaseContext['calledBy'];
  readonly start: Pick<StartInstance, 'startEvent' | 'occurrence'>;
  /** The answers that it brings. */
  readonly answers: (facts: Facts) => Outcome<Facts>;
}

/** Checks the answers against the matter's form as if somebody had sent them, and opens the case; `CASE_NOT_OPENED` with what the form says. */
export async function decideBeginning(parts: RuntimeParts, beginning: Beginning, { now, number }: LoadedOpening): Promise<Outcome<OpeningDecided>> {
  const { tenant, release, matter, form, instance, applicant } = beginning;
  const parameters = await parts.releases.parameters(release, tenant, civilDateOf(now));
  const context = { parameters, facts: { case: fileFacts(beginning, now, number), applicant } };
  const brought = beginning.answers({ ...context.facts, params: parameters });
  if (!brought.ok) return brought;

  const data = brought.value;
  const found = valuesOf(await prefill(form, { region: tenant, applicant: { ...applicant }, now, registries: parts.registries, answers: data }));
  const editable = Object.fromEntries(Object.entries(found).filter(([name]) => form.fields?.[name]?.readOnly !== true));
  const facts = { applicant: { ...applicant }, params: parameters };
  const checked = validateSubmission(form, { ...editable, ...data }, { today: civilDateOf(now), prefilled: found, facts });
  if (checked.status === 'invalid') return notTaken(matter, checked.problems);
  if (fileIds(form, checked.values).length > 0) return notTaken(matter, [filesStay]);

  const tooMuch = broughtTooMuch(checked.values);
  if (tooMuch) return tooMuch;

  const due = dueDate(matter.promised, now, await parts.releases.calendar(tenant));
  const opened = { ...openedCase(beginning, now, number), parameters_hash: hashOf(parameters), values: checked.values, due };
  const command = { type: 'startInstance', processId: matter.process, variables: checked.values, ...beginning.start } as const;
  return done({
    command,
    reply: { id: instance, number },
    opened: { ...opened, context: { ...context, ...(beginning.calledBy && { calledBy: beginning.calledBy }) } },
  });
}

function fileFacts({ instance, tenant, regionName, ...beginning }: Beginning, now: string, number: string): CaseContext['facts']['case'] {
  return {
    id: instance,
    no: number,
    date: civilDateOf(now),
    region: tenant,
    regionName,
    openedAt: formatInstant(Date.parse(now)),
    matter: qualified(beginning),
  };
}

function openedCase(beginning: Beginning, now: string, number: string): Omit<OpenedCase, 'parameters_hash' | 'values' | 'due' | 'context'> {
  const { tenant, regionName, release, matter, instance: id, applicant, about } = beginning;
  return {
    ...{ id, number, release: release.hash, package: release.package.manifest.id, process: matter.process },
    ...{ matter: qualified(beginning), title: matter.title, title_en: matter.titleEn, form: matter.form },
    ...{ region: tenant, region_name: regionName, applicant: applicant.id, applicant_name: applicant.name },
    ...{ opened_at: now, about },
  };
}

function qualified({ release, matter }: Pick<Beginning, 'release' | 'matter'>): string {
  return `${release.package.manifest.id}/${matter.id}`;
}

function notTaken({ title }: Matter, problems: readonly Problem[]): Outcome<never> {
  const { code, message } = notOpened(title, problems);
  return refused(code, message, problems);
}

const filesStay: Problem = {
  code: 'FILES_NOT_SENT',
  place: '',
  message: { zh: '消息不能携带附件', en: 'a message carries no files' },
};
