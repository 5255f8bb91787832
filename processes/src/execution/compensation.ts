import type { ProcessSet } from './process-set.js';
import { containerIn, elementOf } from './process-set.js';
import type { Entered } from './progress.js';
import type { Run, WorkingScope } from './run.js';
import type { CompensationRecord, CompletedInside } from './state.js';
import type { Visit } from './visit.js';

/** Notes that an activity was completed and can be undone: by its handler, or by undoing what was completed inside. */
export function recordCompletion({ scope, element, turn, local, compensating }: Visit, inside: CompletedInside | undefined): void {
  const holdsTurns = element.loop !== undefined && turn === undefined;
  const handler = holdsTurns ? undefined : element.handler;
  if (compensating || (handler === undefined && !inside)) return;

  const how = handler === undefined ? { inside } : { handler };
  scope.compensable = [...(scope.compensable ?? []), { elementId: element.id, ...how, ...(local ? { local } : {}) }];
}

/** What a scope leaves to be undone; nothing when neither its activities nor its model have anything to undo with. */
export function completedInside(run: Run, scope: WorkingScope): CompletedInside | undefined {
  const { processId, kind, elementId, variables, compensable: records = [] } = scope;
  if (kind === 'compensation') return undefined;

  const inside = { processId, kind: kind === 'loop' ? ('compensation' as const) : kind, ...(elementId === undefined ? {} : { elementId }), variables, records };
  return records.length > 0 || handlerInside(run.definitions, inside) ? inside : undefined;
}

/** What a compensation event undoes: one activity, wherever it stands around the event, or everything in its scope. */
export function takeRecords({ run, scope, element }: Visit): readonly CompensationRecord[] {
  const { activityRef } = element.trigger;
  const scopes = withinReach(run, scope);
  if (activityRef === undefined)
    return scopes
      .slice(0, belongsToScopeAround(run, scope) ? 2 : 1)
      .toReversed()
      .flatMap((around) => take(around, () => true));

  const holder = scopes.find(({ compensable }) => compensable?.some(({ elementId }) => elementId === activityRef));
  return holder ? take(holder, ({ elementId }) => elementId === activityRef) : [];
}

function take(scope: WorkingScope, wanted: (record: CompensationRecord) => boolean): readonly CompensationRecord[] {
  const records = scope.compensable ?? [];
  scope.compensable = records.filter((record) => !wanted(record));
  return records.filter(wanted);
}

/** The scope and those around it in the same process. */
function withinReach(run: Run, scope: WorkingScope): readonly WorkingScope[] {
  const scopes = [scope];
  for (let inner: WorkingScope | undefined = scope; inner && inner.kind !== 'process'; ) {
    inner = run.scope(inner.parent ?? '');
    if (inner) scopes.push(inner);
  }
  return scopes;
}

/** An event sub-process undoes what was done in the scope that it belongs to. */
function belongsToScopeAround(run: Run, scope: WorkingScope): boolean {
  return scope.kind === 'subProcess' && scope.elementId !== undefined && run.element(scope, scope.elementId).type === 'eventSubProcess';
}

/** Undoes the last of what is still to be undone; false when nothing is left. */
export function compensateNext(run: Run, scope: WorkingScope): boolean {
  const record = scope.undoing?.at(-1);
  if (!record) return false;

  scope.undoing = scope.undoing?.slice(0, -1);
  const { elementId, handler, local, inside } = record;
  run.push({ scope: scope.id, elementId: handler ?? elementId, ...(local ? { local } : {}), ...(inside ? { compensating: inside } : {}) });
  return true;
}

/** The compensation event on the border of an activity is over when its handler is; until then what threw it waits. */
export function tellHandled({ run, scope, element, turn }: Visit): void {
  if (!element.forCompensation || turn !== undefined) return;

  const elements = [...(run.definitions.process(scope.processId)?.elements.values() ?? [])];
  const undone = elements.find(({ handler }) => handler === element.id);
  const event = undone?.boundary.find((id) => run.element(scope, id).trigger.type === 'compensate');
  if (event !== undefined) run.tell('activity.completed', scope, { elementId: event });
}

/** Opens what was completed inside once more: for its compensation event sub-process, else to undo one after the other. */
export function undo(definitions: ProcessSet, inside: CompletedInside): Entered {
  const { processId, kind, variables, records } = inside;
  const handler = handlerInside(definitions, inside);
  return {
    status: 'entered',
    processId,
    kind,
    variables,
    begin: handler === undefined ? [] : [{ elementId: handler, happened: {} }],
    knows: handler === undefined ? { undoing: records } : { compensable: records },
  };
}

function handlerInside(definitions: ProcessSet, inside: CompletedInside): string | undefined {
  const subProcesses = containerIn(definitions, inside).eventSubProcesses;
  return subProcesses.find(({ start }) => start !== '' && elementOf(definitions, inside.processId, start).trigger.type === 'compensate')?.element;
}
