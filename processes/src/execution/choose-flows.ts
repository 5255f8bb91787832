import { type Facts, readFact, type Value } from '@onething/rules';
import type { CompiledFlow } from '../language/compiled-process.js';
import { factsAt } from './facts.js';
import { type Failed, failed, type TakenFlow } from './progress.js';
import type { Visit } from './visit.js';

export type Choice = { readonly status: 'chosen'; readonly flows: readonly TakenFlow[] } | Failed;

/** The way on from a task or event: every flow without a condition, every flow whose condition holds, else the default (implicit split). */
export function chooseFlows(visit: Visit): Choice {
  const { outgoing } = visit.element;
  const [only] = outgoing;
  if (only && outgoing.length === 1 && !only.condition) return chosen([{ flow: only }]);
  if (!outgoing.some(isConditional) && !visit.element.defaultFlow) return chosen(outgoing.map((flow) => ({ flow })));

  const held = holding(visit, outgoing.filter(isConditional));
  if (held.status === 'failed') return held;

  const always = outgoing.filter((flow) => !isConditional(flow) && flow.id !== visit.element.defaultFlow).map((flow) => ({ flow }));
  const taken = held.flows.length > 0 ? held.flows : defaultOf(visit);
  return orIncident(visit, [...always, ...taken]);
}

/** An inclusive gateway: every flow whose condition holds, else the default. */
export function chooseAll(visit: Visit): Choice {
  const { outgoing, defaultFlow } = visit.element;
  if (outgoing.length === 1 && !outgoing[0]?.condition) return chosen(outgoing.map((flow) => ({ flow })));

  const held = holding(
    visit,
    outgoing.filter((flow) => flow.id !== defaultFlow),
  );
  if (held.status === 'failed') return held;

  return orIncident(visit, held.flows.length > 0 ? held.flows : defaultOf(visit));
}

/** An exclusive gateway: the first flow, in the order of the model, whose condition holds, else the default. */
export function chooseFirst(visit: Visit): Choice {
  const { outgoing, defaultFlow } = visit.element;
  for (const flow of outgoing) {
    if (flow.id === defaultFlow) continue;
    if (!flow.condition) return chosen([{ flow }]);
    const held = holding(visit, [flow]);
    if (held.status === 'failed' || held.flows.length > 0) return held;
  }
  return orIncident(visit, defaultOf(visit));
}

function isConditional(flow: CompiledFlow): boolean {
  return flow.condition !== undefined;
}

function defaultOf(visit: Visit): readonly TakenFlow[] {
  const { outgoing, defaultFlow } = visit.element;
  const flow = outgoing.find(({ id }) => id === defaultFlow);
  return flow ? [{ flow, because: 'default', facts: factsRead(outgoing, factsAt(visit)) }] : [];
}

/** An unknown condition is neither true nor false: nobody may be sent a way because something was not known. */
function holding(visit: Visit, flows: readonly CompiledFlow[]): Choice {
  const facts = factsAt(visit);
  const taken: TakenFlow[] = [];
  for (const flow of flows) {
    const tested = flow.condition?.test(facts) ?? { status: 'tested', truth: true, missing: [] };
    if (tested.status === 'failed') return failed(tested.code, tested.message);
    if (tested.truth === 'unknown') return conditionUnknown(flow, tested.missing);
    if (tested.truth) taken.push({ flow, because: flow.condition?.text, facts: flow.condition && factsRead([flow], facts) });
  }
  return chosen(taken);
}

/** The values of what conditions read, so that a history says why a way was taken; of a list how long it was. */
function factsRead(flows: readonly CompiledFlow[], facts: Facts): Facts {
  const read: Record<string, Value> = {};
  for (const { condition } of flows)
    for (const name of condition?.facts ?? []) {
      const value = readFact(facts, name.split('.')) ?? null;
      if (Array.isArray(value)) read[name] = { items: value.length };
      else if (typeof value !== 'object' || value === null) read[name] = value;
    }
  return read;
}

function chosen(flows: readonly TakenFlow[]): Choice {
  return { status: 'chosen', flows };
}

function orIncident({ element }: Visit, flows: readonly TakenFlow[]): Choice {
  if (flows.length > 0 || element.outgoing.length === 0) return chosen(flows);

  return failed('NO_FLOW_TAKEN', {
    zh: `“${element.name}”之后没有一条路径的条件成立，也没有默认路径。`,
    en: `No condition after “${element.name}” holds and there is no default flow.`,
  });
}

function conditionUnknown(flow: CompiledFlow, missing: readonly string[]): Failed {
  const names = missing.join('、');
  return failed('CONDITION_UNKNOWN', {
    zh: `路径“${flow.name ?? flow.id}”的条件无法判断，缺少：${names}。请补充后重试。`,
    en: `The condition of “${flow.name ?? flow.id}” cannot be decided; missing: ${names}. Supply it and retry.`,
  });
}
