import { done, type Outcome, refused } from '@onething/rules';
import { Compilation } from './compilation.js';
import { compileElement } from './compile-element.js';
import type { CompiledElement, CompiledFlow, CompiledProcess, Container } from './compiled-process.js';
import { compileCondition } from './expression.js';
import { groupBy } from './group-by.js';
import type { ElementModel, FlowModel, ParsedProcess, ProcessModel } from './process-model.js';
import { isContainer } from './supported-elements.js';
import { upstreamOf } from './upstream.js';

/** A parsed process as a frozen graph; refused with every problem that would keep it from running. */
export function compileProcess(parsed: ParsedProcess, id: string = parsed.id): Outcome<CompiledProcess> {
  const model = parsed.processes.find((process) => process.id === id);
  if (!model) return refused('PROCESS_MISSING', { zh: `文件 ${parsed.path} 中没有流程“${id}”。`, en: `${parsed.path} has no process “${id}”.` });

  const compilation = new Compilation(parsed.path);
  const compiled = compileModel(model, parsed.path, compilation);
  if (compilation.problems.length === 0) return done(compiled);

  const message = {
    zh: `流程“${model.name ?? id}”有 ${compilation.problems.length} 处问题。`,
    en: `The process “${id}” has ${compilation.problems.length} problem(s).`,
  };
  return refused('PROCESS_INVALID', message, compilation.problems);
}

function compileModel(model: ProcessModel, path: string, compilation: Compilation): CompiledProcess {
  const flows = model.flows.map((flow) => compileFlow(flow, compilation));
  const bySource = groupBy(flows, (flow) => flow.source);
  const byTarget = groupBy(flows, (flow) => flow.target);
  const byHost = groupBy(
    model.elements.filter((element) => element.attachedTo),
    (element) => element.attachedTo ?? '',
  );

  const elements = model.elements.flatMap((element): CompiledElement[] => {
    const ties = {
      incoming: byTarget.get(element.id) ?? [],
      outgoing: bySource.get(element.id) ?? [],
      boundary: (byHost.get(element.id) ?? []).map(({ id }) => id),
      handler: byHost.get(element.id)?.find(({ handler }) => handler)?.handler,
    };
    const compiled = compileElement(element, ties, compilation);
    return compiled ? [Object.freeze(withUpstream(compiled, model, flows))] : [];
  });
  return Object.freeze({
    id: model.id,
    name: model.name,
    path,
    elements: new Map(elements.map((element) => [element.id, element])),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
    hasConditions: model.elements.some(({ triggers }) => triggers.some(({ type }) => type === 'conditional')),
    containers: containersOf(model, byTarget),
  });
}

function compileFlow(flow: FlowModel, compilation: Compilation): CompiledFlow {
  const condition = flow.condition && compilation.take(compileCondition(flow.condition), { type: 'sequenceFlow', id: flow.id }, flow.name, flow.condition.text);
  return Object.freeze({ id: flow.id, name: flow.name, source: flow.source, target: flow.target, condition });
}

function withUpstream(element: CompiledElement, model: ProcessModel, flows: readonly CompiledFlow[]): CompiledElement {
  return ['inclusiveGateway', 'complexGateway'].includes(element.type) && element.incoming.length > 1
    ? { ...element, upstream: upstreamOf(element.id, model.elements, flows) }
    : element;
}

function containersOf(model: ProcessModel, byTarget: ReadonlyMap<string, readonly CompiledFlow[]>): ReadonlyMap<string, Container> {
  const inside = groupBy(model.elements, (element) => element.container);
  const ids = [model.id, ...model.elements.filter((element) => isContainer(element.type)).map(({ id }) => id)];
  return new Map(ids.map((id) => [id, containerOf(id, inside, byTarget)]));
}

function containerOf(id: string, inside: ReadonlyMap<string, readonly ElementModel[]>, byTarget: ReadonlyMap<string, readonly CompiledFlow[]>): Container {
  const elements = inside.get(id) ?? [];
  return Object.freeze({
    id,
    starts: startsOf(elements, byTarget),
    eventSubProcesses: elements
      .filter((element) => element.type === 'eventSubProcess')
      .map((element) => ({ element: element.id, start: inside.get(element.id)?.find((child) => child.type === 'startEvent')?.id ?? '' })),
    links: new Map(
      elements
        .filter((element) => element.type === 'intermediateCatchEvent' && element.triggers[0]?.type === 'link')
        .map((element) => [element.triggers[0]?.name ?? '', element.id]),
    ),
  });
}

/** One instantiation uses one none start event (BPMN 2.0.2, 10.5.2); without start events everything that nothing leads to begins. */
function startsOf(elements: readonly ElementModel[], byTarget: ReadonlyMap<string, readonly CompiledFlow[]>): readonly string[] {
  const events = elements.filter((element) => element.type === 'startEvent');
  const none = events.find((event) => event.triggers.length === 0);
  if (none) return [none.id];
  if (events.length > 0) return [];

  return elements.filter((element) => canBegin(element) && !byTarget.has(element.id)).map(({ id }) => id);
}

function canBegin(element: ElementModel): boolean {
  return (
    element.type !== 'boundaryEvent' &&
    element.type !== 'eventSubProcess' &&
    !element.forCompensation &&
    !element.instantiate &&
    element.triggers[0]?.type !== 'link'
  );
}
