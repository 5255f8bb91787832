import { type FormDefinition, fileIds, supplementProblems, validateSubmission } from '@onething/forms';
import { findForm, type InstanceState } from '@onething/processes';
import { civilDateOf, done, type Facts, type Outcome, refused, type Value } from '@onething/rules';
import { broughtTooMuch } from '../cases/brought-values.js';
import { prefill } from '../drafts/prefill.js';
import type { Actor, Idempotent } from '../engine.js';
import type { CompiledRelease } from '../releases/release-library.js';
import type { TaskRow } from '../runtime/step-rows.js';
import type { Decided, StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { LoadedStep } from '../stores/step-store.js';
import { aboutLoaded, concernsDoer, matterOf } from './recusal.js';
import { type AskedForm, supplemented, supplementOf } from './supplement.js';
import { mayComplete, recused } from './task-rights.js';

interface Asked extends AskedForm {
  readonly application: FormDefinition | undefined;
}

/** Decides a task of a case of `tenant` with its form. Only the form's writable fields reach the case. */
export async function completeTask(
  parts: RuntimeParts,
  steps: StepRunner,
  key: { tenant: string; instance: string; activity: string },
  values: Record<string, unknown>,
  by: Actor,
  once: Idempotent,
): Promise<Outcome<unknown>> {
  const { instance, activity } = key;
  return steps.step({
    ...key,
    doer: { id: by.person, name: by.name },
    action: 'task.complete',
    once: { key: `${by.person}:${once.key}`, body: { instance, activity, values } },
    decide: (loaded) => decide(parts, loaded, key.tenant, values, by),
  });
}

async function decide(parts: RuntimeParts, loaded: LoadedStep, tenant: string, values: Record<string, unknown>, by: Actor): Promise<Outcome<Decided>> {
  const allowed = mayComplete(loaded.task, by);
  if (!allowed.ok) return allowed;

  const task = allowed.value;
  const release = await parts.releases.release(loaded.release, tenant);
  if (task.assignee !== by.person && concernsDoer(release, aboutLoaded(loaded), by)) return recused(task);
  const asked = await askedOf(release, parts, loaded, task);
  const answers = await answersOf(parts, loaded, { tenant, task, asked }, values, by);
  if (!answers.ok) return answers;

  const command = { type: 'completeActivity', activity: task.activity, output: answers.value, by: by.person } as const;
  return done({ command, reply: null, ...(asked?.supplement && { values: answers.value }) });
}

/** The form of a task as it is asked, what is known beforehand, and the application that it is about. */
async function askedOf(release: CompiledRelease, parts: RuntimeParts, { state, context, process, now }: LoadedStep, task: TaskRow): Promise<Asked | undefined> {
  const form = task.form ? findForm(release.compiled, task.process, task.form) : undefined;
  if (!form) return undefined;

  const { facts } = context;
  const matter = matterOf(release, facts.case.matter);
  const application = matter && findForm(release.compiled, process, matter.form);
  const supplement = supplementOf(state, task.activity);
  if (supplement) return { ...supplemented(form, supplement), application };

  const known = await prefill(form, { region: facts.case.region, applicant: facts.applicant, now, registries: parts.registries });
  return { form, prefilled: Object.fromEntries(Object.entries(known).map(([field, { value }]) => [field, value])), application };
}

async function answersOf(
  parts: RuntimeParts,
  { state, context, now }: LoadedStep,
  { tenant, task, asked }: { tenant: string; task: TaskRow; asked: Asked | undefined },
  values: Record<string, unknown>,
  by: Actor,
): Promise<Outcome<Facts>> {
  if (!asked) return Object.keys(values).length === 0 ? done({}) : submissionInvalid([{ code: 'UNKNOWN_FIELD', place: '', message: noForm }]);

  const { form, prefilled, application } = asked;
  const facts = { ...variablesAround(state, task.activity), ...context.facts, params: context.parameters };
  const checked = validateSubmission(form, values, { today: civilDateOf(now), prefilled, facts });
  if (checked.status === 'invalid') return submissionInvalid(checked.problems);
  const marks = application ? supplementProblems(form, checked.values, application) : [];
  if (marks.length > 0) return submissionInvalid(marks);

  const tooMuch = broughtTooMuch(checked.values);
  if (tooMuch) return tooMuch;

  const attached = await parts.files.attach(fileIds(form, sentBy(form, checked.values)), { tenant, case: task.instance }, by);
  return attached.ok ? done(checked.values) : attached;
}

/** Files in fields that were not open are attached already. */
function sentBy({ fields }: FormDefinition, values: Facts): Facts {
  return Object.fromEntries(Object.entries(values).filter(([name]) => fields?.[name]?.readOnly !== true));
}

/** The variables of the scope in which a task stands, and of those around it. */
export function variablesAround(state: InstanceState, activity: string): Readonly<Record<string, Value>> {
  const scopes: InstanceState['scopes'] = state.scopes;
  let scope = Object.values(scopes).find(({ activities }) => Object.hasOwn(activities, activity));
  const around: Readonly<Record<string, Value>>[] = [];
  while (scope) {
    around.unshift(scope.variables);
    scope = scope.kind !== 'process' && scope.parent ? scopes[scope.parent] : undefined;
  }
  return Object.assign({}, ...around);
}

function submissionInvalid(problems: Parameters<typeof refused>[2]): Outcome<never> {
  return refused(
    'SUBMISSION_INVALID',
    { zh: '表单有需要更正的内容，请按提示修改后再提交。', en: 'Some answers need correcting; please see the notes and submit again.' },
    problems,
  );
}

const noForm = { zh: '这个待办没有表单，不接受填写内容。', en: 'This task has no form and takes no answers.' };
