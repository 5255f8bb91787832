import type { Message } from '@onething/rules';
import type { ActivityInstance, InstanceState, Scope } from '../execution/state.js';
import type { ElementModel, ProcessModel } from '../language/process-model.js';
import { compareModels, type Place } from './compare-models.js';

/** Why a case cannot go on under another release: the step where it stands, in words. */
export interface Misplaced {
  readonly process: string;
  readonly element: string;
  readonly name: string;
  readonly message: Message;
}

/** The models of a release, by the qualified id of the process. */
export type ModelOf = (process: string) => ProcessModel | undefined;

/**
 * Finds a place for everything that rests in a case: tokens, armed events, flows that wait at a join, and what could be undone. The list
 * is empty where the case may go on under the later release as it stands; whatever needs a person's eye is told and not guessed at.
 */
export function placingOf(earlier: ModelOf, later: ModelOf): (state: InstanceState) => readonly Misplaced[] {
  const pairs = new Map<string, Pair | undefined>();
  const pairOf = (process: string) => {
    if (!pairs.has(process)) pairs.set(process, pairOfModels(earlier(process), later(process)));
    return pairs.get(process);
  };

  return (state) => {
    if (state.queue && state.queue.length > 0) return [misplaced('', '', '', told.moving)];
    const found = Object.values(state.scopes).flatMap((scope) => inScope(scope, pairOf(scope.processId)));
    return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  };
}

interface Pair {
  readonly places: ReadonlyMap<string, Place>;
  readonly before: ReadonlyMap<string, ElementModel>;
  readonly after: ReadonlyMap<string, ElementModel>;
  readonly flows: ReadonlyMap<string, string>;
  readonly flowsBefore: ReadonlyMap<string, string>;
  /** Gateways that part or join branches by other flows than before. */
  readonly regated: readonly string[];
}

function pairOfModels(earlier: ProcessModel | undefined, later: ProcessModel | undefined): Pair | undefined {
  if (!earlier || !later) return undefined;
  const byId = ({ elements }: ProcessModel) => new Map(elements.map((element) => [element.id, element]));
  const targets = ({ flows }: ProcessModel) => new Map(flows.map(({ id, target }) => [id, target]));

  return {
    places: new Map(compareModels(earlier, later).map((place) => [place.element, place])),
    ...{ before: byId(earlier), after: byId(later), flowsBefore: targets(earlier), flows: targets(later) },
    regated: earlier.elements.filter(isParting).flatMap(({ id }) => (flowsAt(id, earlier) === flowsAt(id, later) ? [] : [id])),
  };
}

function isParting({ type }: ElementModel): boolean {
  return ['parallelGateway', 'inclusiveGateway', 'complexGateway'].includes(type);
}

function flowsAt(gateway: string, { flows }: ProcessModel): string {
  const touching = flows.filter(({ source, target }) => source === gateway || target === gateway);
  return touching
    .map(({ id, source, target }) => `${id} ${source} ${target}`)
    .sort()
    .join();
}

function inScope(scope: Scope, pair: Pair | undefined): readonly Misplaced[] {
  if (!pair) return [misplaced(scope.processId, '', scope.processId, told.noProcess)];
  const activities = Object.values(scope.activities).flatMap((activity) => ofActivity(activity, scope, pair));
  const joins = Object.keys(scope.joins).filter((flow) => !pair.flows.has(flow) || pair.flows.get(flow) !== pair.flowsBefore.get(flow));
  const handlers = [...(scope.compensable ?? []), ...(scope.undoing ?? [])].flatMap(({ elementId, handler }) => [elementId, ...(handler ? [handler] : [])]);
  const kept = [...Object.keys(scope.activated ?? {}), ...(scope.ahead ?? []), ...handlers].filter((id) => !isAlike(id, pair));

  return [
    ...activities,
    ...joins.map((flow) => misplaced(scope.processId, pair.flowsBefore.get(flow) ?? flow, nameOf(pair.flowsBefore.get(flow) ?? flow, pair), told.join)),
    ...(isParallel(scope) ? pair.regated.map((id) => misplaced(scope.processId, id, nameOf(id, pair), told.join)) : []),
    ...kept.map((id) => misplaced(scope.processId, id, nameOf(id, pair), told.undone)),
  ];
}

/** Only where branches run beside each other can a join wait for one that never comes. */
function isParallel({ activities, joins }: Scope): boolean {
  return Object.keys(joins).length > 0 || Object.values(activities).filter(({ role }) => role === 'token').length > 1;
}

/** A token needs a sure place; an event that is armed beside it needs the same event at the same step. */
function ofActivity({ elementId, role }: ActivityInstance, { processId }: Scope, pair: Pair): readonly Misplaced[] {
  const problem = (message: Message) => [misplaced(processId, elementId, nameOf(elementId, pair), message)];
  const place = pair.places.get(elementId);
  if (!place || role !== 'token') {
    const [before, after] = [pair.before.get(elementId), pair.after.get(elementId)];
    if (!before) return [];
    return isAlike(elementId, pair) && before.attachedTo === after?.attachedTo ? [] : problem(told.noEvent);
  }
  if (place.verdict === 'stays' || place.verdict === 'person' || place.counterpart !== elementId)
    return place.reasons.filter(({ code }) => code !== 'CHANGED').flatMap(({ message }) => problem(message));

  return [];
}

function isAlike(id: string, { before, after }: Pair): boolean {
  return after.get(id)?.type === before.get(id)?.type && after.has(id);
}

function nameOf(id: string, { before }: Pair): string {
  return before.get(id)?.name ?? id;
}

function misplaced(process: string, element: string, name: string, message: Message): Misplaced {
  return { process, element, name, message };
}

const told = {
  moving: { zh: '办件正在推进中，请稍后再试。', en: 'The case is on the move just now; try again later.' },
  noProcess: { zh: '新版本中没有这个流程。', en: 'The later release has no such process.' },
  noEvent: { zh: '新版本中没有这个等待的事件，或者它挂在别的环节上。', en: 'The later release has no such event, or it belongs to another step.' },
  join: { zh: '有分支已到达这个汇合点，新版本中这条线已改变。', en: 'A branch waits at this join by a flow that the later release has changed.' },
  undone: { zh: '需要撤销或补做的环节在新版本中已改变。', en: 'A step that may have to be undone has changed in the later release.' },
} as const;
