import type { InstanceState } from '@onething/processes';
import { v7 } from 'uuid';
import type { CaseContext, OpenedCase, StepRows, StepToSave } from '../../engine/src/runtime/step-rows.js';

const tenant = '330199';
/** Rows of a case that does nothing. */
export const running: InstanceState = { format: 2, status: 'running', counter: 1, scopes: {} };
/** Rows of a case that does nothing. */
export const context: CaseContext = {
  parameters: {},
  facts: {
    case: { id: '', no: '', date: '2026-09-14', region: tenant, regionName: '', openedAt: '', matter: 'm' },
    applicant: { id: 'p1', name: '李强' },
  },
};
/** Rows of a case that does nothing. */
export const nothing: StepRows = {
  changed: [],
  tasks: [],
  closed_tasks: [],
  moved_tasks: [],
  timers: [],
  jobs: [],
  subscriptions: [],
  gone: [],
  incidents: [],
  closed_incidents: [],
  events: [],
  decisions: [],
};

/** An opening as the store takes it, without any process behind it. */
export function openingOf(key?: string): StepToSave {
  const instance = v7();
  const event = { instance, id: v7(), rev: 1, at: '2026-09-14T01:00:00Z', type: 'instance.started' as const, process: 'p' };
  return {
    tenant,
    instance,
    rev: 0,
    state: running,
    stateText: JSON.stringify(running),
    once: key ? { key, hash: 'h', reply: { id: instance } } : undefined,
    actor: 'p1',
    action: 'case.open',
    opened: openedCase(instance),
    rows: { ...nothing, events: [event] },
  };
}

function openedCase(id: string): OpenedCase {
  return {
    id,
    number: `N-${id}`,
    release: 'r',
    package: 'p',
    process: 'p',
    context,
    matter: 'm',
    title: '事项',
    form: 'f',
    region: tenant,
    region_name: '县',
    applicant: 'p1',
    applicant_name: '李强',
    values: {},
    parameters_hash: 'h',
    opened_at: '2026-09-14T01:00:00Z',
  };
}
