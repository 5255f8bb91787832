import { done, type Outcome, refused } from '@onething/rules';
import type { Actor, Idempotent } from '../engine.js';
import type { Decided, StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { LoadedStep } from '../stores/step-store.js';
import { aboutLoaded, concernsDoer } from './recusal.js';
import { returnTargetsOf } from './return-targets-of.js';
import { mayComplete, recused } from './task-rights.js';

/** Where to, and why. */
export interface Returning {
  readonly to: string;
  readonly reason: string;
}

/** Sends the case of a task back to an earlier one. Whoever may complete the task may send it back; the reason stands in the history. */
export async function returnTask(
  parts: RuntimeParts,
  steps: StepRunner,
  key: { tenant: string; instance: string; activity: string },
  returning: Returning,
  by: Actor,
  once: Idempotent,
): Promise<Outcome<unknown>> {
  const { instance, activity } = key;
  return steps.step({
    ...key,
    doer: { id: by.person, name: by.name },
    action: 'task.return',
    once: { key: `${by.person}:${once.key}`, body: { instance, activity, return: returning } },
    decide: (loaded) => decide(parts, loaded, key.tenant, returning, by),
  });
}

async function decide({ releases }: RuntimeParts, loaded: LoadedStep, tenant: string, { to, reason }: Returning, by: Actor): Promise<Outcome<Decided>> {
  const allowed = mayComplete(loaded.task, by);
  if (!allowed.ok) return allowed;

  const task = allowed.value;
  const release = await releases.release(loaded.release, tenant);
  if (task.assignee !== by.person && concernsDoer(release, aboutLoaded(loaded), by)) return recused(task);
  const target = returnTargetsOf(release, loaded.state, task).find(({ element }) => element === to);
  if (!target) return notPossible(task.name);

  const { activity } = task;
  return done({ command: { type: 'returnActivity', activity, target: to, cancels: target.cancels, reason, by: by.person }, reply: null });
}

function notPossible(name: string): Outcome<never> {
  return refused('RETURN_NOT_POSSIBLE', {
    zh: `“${name}”不能退回到这个环节：它没有办理过，或者退回后流程无法走完。`,
    en: `The case cannot be returned from “${name}” to that step: it was not done, or the case could not end from there.`,
  });
}
