import { type InstanceState, type ProcessModel, type ReturnTarget, returnTargets } from '@onething/processes';
import { elementTitle } from '../cases/element-title.js';
import type { CompiledRelease } from '../releases/release-library.js';
import type { TaskRow } from '../runtime/step-rows.js';
import type { ReturnEntry } from './tasks.js';

type Standing = Pick<TaskRow, 'process' | 'element' | 'activity'>;

/**
 * Where the case of a task can be sent back to (退回): earlier tasks of staff that somebody has done in this case, from which it
 * still comes to its end. Not to the applicant (that is 补正), and not out of a vote or a called process.
 */
export function returnTargetsOf(release: CompiledRelease, state: InstanceState, { process, element, activity }: Standing): readonly ReturnTarget[] {
  const model = modelOf(release, process);
  const scope = Object.values(state.scopes).find(({ activities }) => Object.hasOwn(activities, activity));
  if (!model || !scope || scope.kind === 'loop') return [];

  const done = doersAround(state, scope.id);
  const staff = new Set(
    model.elements.filter((one) => one.type === 'userTask' && !one.loop && (one.candidates.length > 0 || one.candidatesFrom)).map(({ id }) => id),
  );
  return targetsFrom(model, element).filter((target) => staff.has(target.element) && Object.hasOwn(done, target.element));
}

/** The same, as a reader is told it. */
export function returnEntries(release: CompiledRelease, state: InstanceState, task: Standing): readonly ReturnEntry[] {
  return returnTargetsOf(release, state, task).map(({ element }) => {
    const { zh, en } = elementTitle(release, task.process, element);
    return { to: element, name: zh, nameEn: en };
  });
}

const known = new WeakMap<ProcessModel, Map<string, readonly ReturnTarget[]>>();

/** A proof a place, once a model: a release keeps its models as long as it is remembered. */
function targetsFrom(model: ProcessModel, element: string): readonly ReturnTarget[] {
  const ofModel = known.get(model) ?? new Map<string, readonly ReturnTarget[]>();
  known.set(model, ofModel);
  const targets = ofModel.get(element) ?? returnTargets(model, element);
  ofModel.set(element, targets);
  return targets;
}

function modelOf(release: CompiledRelease, process: string): ProcessModel | undefined {
  const [id = process, owner] = process.split(':').reverse();
  const { processes } = (owner ? release.required[owner]?.package : undefined) ?? release.package;
  return processes[id]?.parsed.processes.find((model) => model.id === id);
}

/** Who has done which task in the process around a scope. */
function doersAround({ scopes }: InstanceState, id: string): Readonly<Record<string, readonly string[]>> {
  let scope = scopes[id];
  while (scope && scope.kind !== 'process' && scope.parent !== undefined) scope = scopes[scope.parent];
  return scope?.doers ?? {};
}
