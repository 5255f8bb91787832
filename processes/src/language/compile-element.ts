import { isRefusedName } from '@onething/rules';
import type { Compilation } from './compilation.js';
import { compileAdHoc, compileLoop } from './compile-loop.js';
import { compileTrigger } from './compile-trigger.js';
import type { CompiledElement, CompiledFlow, CompiledMapping } from './compiled-process.js';
import { compileCondition, compileFeel, type Expression } from './expression.js';
import type { ElementModel, MappingModel, TriggerModel } from './process-model.js';
import { isSupportedElement } from './supported-elements.js';
import { restDays } from './timer-text.js';

/** How an element is tied into the graph. */
export interface Ties {
  readonly incoming: readonly CompiledFlow[];
  readonly outgoing: readonly CompiledFlow[];
  readonly boundary: readonly string[];
  /** The activity that compensates this one. */
  readonly handler: string | undefined;
}

/** One element with its expressions compiled; nothing (and a named problem) for what does not run. */
export function compileElement(model: ElementModel, ties: Ties, compilation: Compilation): CompiledElement | undefined {
  const { type } = model;
  for (const part of model.unsupported) unsupported(compilation, model, part);
  if (!isSupportedElement(type)) return unsupported(compilation, model, type);

  const trigger = compileTrigger(model, model.triggers, compilation);
  if (!trigger) return undefined;

  const expression = (text: string | undefined, about: string) => compileOptional(text, about, model, compilation);
  const mappings = (list: readonly MappingModel[], about: string, isValid: (name: string) => boolean) =>
    compileMappings(list, about, isValid, model, compilation);
  const element: CompiledElement = {
    ...ties,
    id: model.id,
    type,
    name: model.name ?? model.id,
    container: model.container,
    defaultFlow: model.defaultFlow,
    trigger,
    attachedTo: model.attachedTo,
    interrupting: model.interrupting,
    form: model.form,
    candidates: model.candidates,
    candidatesFrom: expression(model.candidatesFrom, 'onething:candidatesFrom'),
    place: expression(model.place, 'onething:place'),
    restDay: restDays.find((known) => known === model.restDay),
    excludes: model.excludes,
    excludedPersons: expression(model.excludedPersons, 'onething:excludedPersons'),
    assignee: expression(model.assignee, 'onething:assignee'),
    due: expression(model.due, 'onething:due'),
    supplements: expression(model.supplements, 'onething:supplements'),
    suspends: model.suspends,
    decision: model.decision,
    result: model.result,
    connector: model.connector,
    inputs: mappings(model.inputs, 'onething:input', type === 'callActivity' ? isVariable : isTitle),
    outputs: mappings(model.outputs, 'onething:output', isVariable),
    keys: model.keys.flatMap((text) => expression(text, 'onething:key') ?? []),
    script: type === 'scriptTask' ? expression(model.script, 'script') : undefined,
    calledElement: model.calledElement,
    message: model.message,
    instantiate: model.instantiate,
    forCompensation: model.forCompensation,
    activation: model.activation && compilation.take(compileCondition(model.activation), model, 'activationCondition'),
    parallelEvents: model.parallelEvents,
    adHoc: compileAdHoc(model, compilation),
    parts: [],
  };
  return withDefinitions(element, model, compilation);
}

/** Events that are the element with another definition: each of several, and those that a loop throws. */
function withDefinitions(element: CompiledElement, model: ElementModel, compilation: Compilation): CompiledElement {
  const alone = (trigger: TriggerModel) => partOf(element, model, trigger, compilation);
  const throwing = (trigger: TriggerModel) => partOf(element, { ...model, type: 'intermediateThrowEvent' }, trigger, compilation);
  const parts = model.triggers.length > 1 ? model.triggers.flatMap((trigger) => alone(trigger) ?? []) : [];
  return { ...element, parts, loop: compileLoop(model, compilation, throwing) };
}

function partOf(element: CompiledElement, model: ElementModel, definition: TriggerModel, compilation: Compilation): CompiledElement | undefined {
  const trigger = compileTrigger(model, [definition], compilation);
  return trigger && { ...element, trigger };
}

function unsupported(compilation: Compilation, model: ElementModel, construct: string): undefined {
  compilation.report('ELEMENT_NOT_SUPPORTED', model, {
    zh: `“${model.name ?? model.id}”使用了目前不能执行的 BPMN 元素 ${construct}，请改用其他写法。`,
    en: `“${model.name ?? model.id}” uses ${construct}, which does not run yet; model it differently.`,
  });
}

function compileOptional(text: string | undefined, about: string, model: ElementModel, compilation: Compilation): Expression | undefined {
  return text === undefined ? undefined : compilation.take(compileFeel(text), model, about);
}

function compileMappings(
  list: readonly MappingModel[],
  about: string,
  isValid: (name: string) => boolean,
  model: ElementModel,
  compilation: Compilation,
): readonly CompiledMapping[] {
  return list.flatMap(({ name, value }) => {
    if (!isValid(name)) {
      compilation.report('NAME_NOT_VALID', model, { zh: `${about} 的名称“${name}”不合法。`, en: `${about}: “${name}” is not a valid name.` });
      return [];
    }
    const expression = compilation.take(compileFeel(value), model, `${about} ${name}`);
    return expression ? [{ name, value: expression }] : [];
  });
}

/** Names of variables; the three facts of the case cannot be written. */
function isVariable(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u.test(name) && !['params', 'case', 'applicant'].includes(name) && !isRefusedName(name);
}

/** Inputs of tasks are shown to people beside the form (身份证号码), or given to a connector. */
function isTitle(name: string): boolean {
  return name.trim() !== '' && name.length <= 100 && !isRefusedName(name);
}
