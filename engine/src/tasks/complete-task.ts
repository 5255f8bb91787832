import { fileIds, validateSubmission } from '@onething/forms';
import { findForm, type InstanceState } from '@onething/processes';
import { civilDateOf, done, type Facts, type Outcome, refused, type Value } from '@onething/rules';
import { prefill } from '../drafts/prefill.js';
import type { Actor, Idempotent } from '../engine.js';
import type { TaskRow } from '../runtime/step-rows.js';
import type { Decided, StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { LoadedStep } from '../stores/step-store.js';
import { mayComplete } from './task-rights.js';

/** Decides a task with its form. Only the form's writable fields reach the case. */
export async function completeTask(
  parts: RuntimeParts,
  steps: StepRunner,
  key: { instance: string; activity: string },
  values: Record<string, unknown>,
  by: Actor,
  once: Idempotent,
): Promise<Outcome<unknown>> {
  return steps.step({
    tenant: by.tenant,
    ...key,
    doer: { id: by.person, name: by.name },
    action: 'task.complete',
    once: { key: `${by.person}:${once.key}`, body: { ...key, values } },
    decide: (loaded) => decide(parts, loaded, values, by),
  });
}

async function decide(parts: RuntimeParts, loaded: LoadedStep, values: Record<string, unknown>, by: Actor): Promise<Outcome<Decided>> {
  const allowed = mayComplete(loaded.task, by);
  if (!allowed.ok) return allowed;

  const answers = await answersOf(parts, loaded, allowed.value, values, by);
  if (!answers.ok) return answers;

  return done({ command: { type: 'completeActivity', activity: allowed.value.activity, output: answers.value, by: by.person }, reply: null });
}

async function answersOf(parts: RuntimeParts, loaded: LoadedStep, task: TaskRow, values: Record<string, unknown>, by: Actor): Promise<Outcome<Facts>> {
  const release = await parts.releases.release(loaded.release, by.tenant);
  const form = task.form ? findForm(release.compiled, task.process, task.form) : undefined;
  if (!form) return Object.keys(values).length === 0 ? done({}) : submissionInvalid([{ code: 'UNKNOWN_FIELD', place: '', message: noForm }]);

  const { facts, parameters } = loaded.context;
  const known = await prefill(form, { region: facts.case.region, applicant: facts.applicant, now: loaded.now, registries: parts.registries });
  const prefilled = Object.fromEntries(Object.entries(known).map(([field, { value }]) => [field, value]));
  const around = { ...variablesAround(loaded.state, task.activity), ...facts, params: parameters };
  const checked = validateSubmission(form, values, { today: civilDateOf(loaded.now), prefilled, facts: around });
  if (checked.status === 'invalid') return submissionInvalid(checked.problems);

  const attached = await parts.files.attach(fileIds(form, checked.values), { tenant: by.tenant, case: task.instance }, by);
  return attached.ok ? done(checked.values) : attached;
}

/** The variables of the scope in which a task stands, and of those around it. */
export function variablesAround(state: InstanceState, activity: string): Readonly<Record<string, Value>> {
  const scopes: InstanceState['scopes'] = state.scopes;
  let scope = Object.values(scopes).find(({ activities }) => Object.hasOwn(activities, activity));
  const around: Readonly<Record<string, Value>>[] = [];
  while (scope) {
    around.unshift(scope.variables);
    scope = scope.kind === 'subProcess' && scope.parent ? scopes[scope.parent] : undefined;
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
