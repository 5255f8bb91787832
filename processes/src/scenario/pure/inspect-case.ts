import type { Evaluation } from '@onething/rules';
import type { HistoryEvent } from '../../execution/effect.js';
import type { ProcessSet } from '../../execution/process-set.js';
import type { CaseInspection, DecisionTaken } from '../scenario-backend.js';
import type { PureCase } from './pure-case.js';

/** What can be seen of a case. */
export function inspectCase(one: PureCase, processes: ProcessSet): CaseInspection {
  const root = one.state?.scopes.root?.processId ?? '';
  const nameOf = ({ processId, elementId = '' }: { readonly processId: string; readonly elementId?: string }) =>
    processId === root ? elementId : `${processId}/${elementId}`;
  const entered = one.events.filter(({ type }) => type === 'activity.entered');
  return {
    path: entered.filter((event) => isStop(event, processes)).map(nameOf),
    decisions: one.events.flatMap((event) => decisionOf(event, nameOf(event))),
    openTasks: [...one.tasks.values()].map(({ effect, due }) => ({ element: nameOf(effect), dueDate: due?.date })),
    documents: one.papers,
    outcome: one.outcome,
    clock: one.clock,
    variables: one.variables,
    notifications: one.told,
    payments: one.payments,
    incidents: [...one.incidents.values()].map((incident) => ({ element: nameOf(incident), code: incident.code, message: incident.message })),
    flows: one.events.filter(({ type }) => type === 'flow.taken').map(nameOf),
  };
}

function isStop({ processId, elementId = '' }: HistoryEvent, processes: ProcessSet): boolean {
  return !processes.process(processId)?.elements.get(elementId)?.type.endsWith('Gateway');
}

function decisionOf({ type, data }: HistoryEvent, element: string): DecisionTaken[] {
  const evaluation: Evaluation | undefined = type === 'decision.evaluated' ? data?.evaluation : undefined;
  return evaluation?.status === 'decided'
    ? [{ id: evaluation.explanation.decision.id, element, output: evaluation.output, explanation: evaluation.explanation }]
    : [];
}
