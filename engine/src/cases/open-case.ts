import { type FormDefinition, fileIds, prefillPaths, type SubmissionContext, validateSubmission } from '@onething/forms';
import { findForm, type Matter } from '@onething/processes';
import { civilDateOf, done, dueDate, type Facts, formatInstant, type Outcome, refused } from '@onething/rules';
import type { DraftEntry } from '../drafts/drafts.js';
import { prefill, valuesOf } from '../drafts/prefill.js';
import type { Actor, Idempotent } from '../engine.js';
import type { CompiledRelease } from '../releases/release-library.js';
import type { ApplicantFacts, OpenedCase } from '../runtime/step-rows.js';
import { hashOf, type OpeningDecided, type StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { CaseStore } from '../stores/case-store.js';
import { keyReused } from '../stores/command-store.js';
import type { LoadedOpening } from '../stores/step-store.js';
import { broughtTooMuch } from './brought-values.js';

export interface OpenCaseParts {
  readonly parts: RuntimeParts;
  readonly steps: StepRunner;
  readonly cases: CaseStore;
}

/** The answer that is stored with the command. */
type Opened = { id: string; number: string };
type Submission = { draft: string; values: Record<string, unknown> };

/** Opens a case from a draft: checks the submission against the draft's release, takes a number, runs the first step, and lets the draft go. */
export async function openCase(open: OpenCaseParts, from: Submission, by: Actor, once: Idempotent): Promise<Outcome<Opened>> {
  const key = `${by.person}:${once.key}`;
  const draft = await open.parts.drafts.get(from.draft, by);
  if (!draft.ok) return (await answeredBefore(open.cases, from, by, key)) ?? draft;

  const opening = await openingOf(open, draft.value, from.values, by);
  const { instance, release, matter } = opening;
  const outcome = await open.steps
    .open({
      tenant: draft.value.region,
      instance,
      doer: { id: by.person, name: by.name },
      action: 'case.open',
      once: { key, body: from },
      release,
      process: matter.process,
      decide: (loaded) => decide(open, opening, loaded),
    })
    .catch((error) => {
      // Another request has opened this draft's case under another key: that case is the answer.
      if (isDraftTaken(error)) return undefined;
      throw error;
    });
  if (outcome && !outcome.ok) return outcome;

  await open.parts.drafts.remove(from.draft, by);
  if (!outcome) return (await answeredBefore(open.cases, from, by)) ?? draftUsed;
  return done(readReply(outcome.value));
}

/** What is known before the number is taken. */
interface Opening {
  readonly instance: string;
  readonly draft: DraftEntry;
  readonly sent: Record<string, unknown>;
  readonly by: Actor;
  readonly release: CompiledRelease;
  readonly matter: Matter;
  readonly applicant: ApplicantFacts;
}

async function openingOf({ parts }: OpenCaseParts, draft: DraftEntry, sent: Record<string, unknown>, by: Actor): Promise<Opening> {
  const release = await parts.releases.release(draft.release, draft.region);
  const matter = release.package.manifest.matters.find(({ id }) => id === draft.matter.split('/')[1]);
  if (!matter) throw new Error(`The release ${release.hash} has no matter ${draft.matter}`);

  const person = await parts.people.find(by.person, by.tenant);
  const { name = by.name, idNo, mobile } = person ?? {};
  const applicant = { id: by.person, name, ...(idNo && { idNo }), ...(mobile && { mobile }) };
  return { instance: parts.ids.next(), draft, sent, by, release, matter, applicant };
}

async function decide({ parts }: OpenCaseParts, opening: Opening, loaded: LoadedOpening): Promise<Outcome<OpeningDecided>> {
  const { now } = loaded;
  const { draft, release, matter, instance, by } = opening;
  const form = findForm(release.compiled, matter.process, matter.form);
  if (!form) throw new Error(`The release ${release.hash} has no form ${matter.form}`);

  const parameters = await parts.releases.parameters(release, draft.region, civilDateOf(now));
  const prefilled = await prefilledFor(parts, form, opening, now);
  const facts = { applicant: opening.applicant, params: parameters };
  const checked = validateSubmission(form, opening.sent, { today: civilDateOf(now), prefilled, facts });
  if (checked.status === 'invalid') return refused('SUBMISSION_INVALID', submissionInvalid, checked.problems);

  const tooMuch = broughtTooMuch(checked.values);
  if (tooMuch) return tooMuch;

  const attached = await parts.files.attach(fileIds(form, checked.values), { tenant: draft.region, case: instance }, by);
  if (!attached.ok) return attached;

  const calendar = await parts.releases.calendar(draft.region);
  const opened = openedCase(opening, { ...loaded, parameters, values: checked.values, due: dueDate(matter.promised, now, calendar) });
  const command = { type: 'startInstance', processId: matter.process, variables: checked.values } as const;
  return done({ command, reply: { id: instance, number: loaded.number }, opened });
}

/** What the draft was filled with; where a registry is asked by what was typed, it is asked by what is sent, which may be newer than the draft. */
async function prefilledFor(
  { registries }: RuntimeParts,
  form: FormDefinition,
  { draft, sent, applicant }: Opening,
  now: string,
): Promise<SubmissionContext['prefilled']> {
  const byAnswers = prefillPaths(form).lookups.some(({ where }) => Object.values(where).some((path) => !path.startsWith('applicant.')));
  const drafted = Object.entries(draft.prefilled).map(([field, { value }]) => [field, value]);
  if (!byAnswers) return Object.fromEntries(drafted);

  const asked = valuesOf(await prefill(form, { region: draft.region, applicant, now, registries, answers: textsOf(sent) }));
  const earlier = new Set(prefillPaths(form).about.map(({ field }) => field));
  return { ...Object.fromEntries(drafted.filter(([field]) => earlier.has(String(field)))), ...asked };
}

/** Keys are texts; whatever else was sent is checked by the form. */
function textsOf(sent: Record<string, unknown>): Facts {
  return Object.fromEntries(Object.entries(sent).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

type Decided = Pick<LoadedOpening, 'now' | 'number' | 'regionName'> & { parameters: Facts; values: Facts; due: OpenedCase['due'] };

function openedCase(opening: Opening, { now, number, regionName, parameters, values, due }: Decided): OpenedCase {
  const { instance: id, draft, release, matter, applicant } = opening;
  const openedAt = formatInstant(Date.parse(now));
  const file = { id, no: number, date: civilDateOf(now), region: draft.region, regionName, openedAt, matter: draft.matter };
  return {
    id,
    number,
    draft: draft.id,
    release: release.hash,
    package: release.package.manifest.id,
    process: matter.process,
    context: { parameters, facts: { case: file, applicant } },
    matter: draft.matter,
    title: matter.title,
    title_en: matter.titleEn,
    form: matter.form,
    region: draft.region,
    region_name: regionName,
    applicant: applicant.id,
    applicant_name: applicant.name,
    values,
    parameters_hash: hashOf(parameters),
    opened_at: now,
    due,
    about: draft.about,
  };
}

/** The draft is gone because it has opened a case: the same answer again, unless the key was meant for something else. */
async function answeredBefore(cases: CaseStore, from: Submission, by: Actor, key?: string): Promise<Outcome<Opened> | undefined> {
  const file = await cases.ofDraft(by, from.draft);
  if (!file) return undefined;

  const stored = key ? await cases.reply(file.tenant, key) : undefined;
  return stored && stored.hash !== hashOf(from) ? keyReused : done({ id: file.id, number: file.number });
}

function readReply(reply: unknown): Opened {
  if (typeof reply === 'object' && reply !== null && 'id' in reply && 'number' in reply) return { id: String(reply.id), number: String(reply.number) };
  throw new Error('The stored reply of an opened case has no id');
}

function isDraftTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'case_file_of_draft';
}

const submissionInvalid = { zh: '表单有需要更正的内容，请按提示修改后再提交。', en: 'Some answers need correcting; please see the notes and submit again.' };
const draftUsed = refused('DRAFT_NOT_FOUND', {
  zh: '没有找到这份草稿，请从事项页面重新开始。',
  en: 'There is no such draft: start again from the service page.',
});
