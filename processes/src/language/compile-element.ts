import { isRefusedName } from '@onething/rules';
import type { Compilation } from './compilation.js';
import type { CompiledElement, CompiledFlow, CompiledMapping, CompiledTrigger } from './compiled-process.js';
import { compileFeel, type Expression } from './expression.js';
import { languages } from './namespaces.js';
import type { ElementModel, MappingModel, TimeModel, TriggerModel } from './process-model.js';
import { isSupportedElement, isSupportedTrigger } from './supported-elements.js';
import { parseTimerText } from './timer-text.js';

/** How an element is tied into the graph. */
export interface Ties {
  readonly incoming: readonly CompiledFlow[];
  readonly outgoing: readonly CompiledFlow[];
  readonly boundary: readonly string[];
}

/** One element with its expressions compiled; nothing (and a named problem) for what does not run. */
export function compileElement(model: ElementModel, ties: Ties, compilation: Compilation): CompiledElement | undefined {
  const { type } = model;
  for (const part of model.unsupported) unsupported(compilation, model, part);
  if (!isSupportedElement(type)) return unsupported(compilation, model, type);

  const trigger = compileTrigger(model, compilation);
  if (!trigger) return undefined;

  const expression = (text: string | undefined, about: string) => compileOptional(text, about, model, compilation);
  const mappings = (list: readonly MappingModel[], about: string, isValid: (name: string) => boolean) =>
    compileMappings(list, about, isValid, model, compilation);
  return {
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
    excludes: model.excludes,
    assignee: expression(model.assignee, 'onething:assignee'),
    due: expression(model.due, 'onething:due'),
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
  };
}

function unsupported(compilation: Compilation, model: ElementModel, construct: string): undefined {
  compilation.report('ELEMENT_NOT_SUPPORTED', model, {
    zh: `“${model.name ?? model.id}”使用了目前不能执行的 BPMN 元素 ${construct}，请改用其他写法。`,
    en: `“${model.name ?? model.id}” uses ${construct}, which does not run yet; model it differently.`,
  });
}

function compileTrigger(model: ElementModel, compilation: Compilation): CompiledTrigger | undefined {
  const [trigger = { type: 'none' } as TriggerModel, second] = model.triggers;
  if (second) return unsupported(compilation, model, 'multiple event definitions');
  if (!model.type.endsWith('Event')) return { type: 'none' };
  if (!isSupportedTrigger(model.type, trigger.type)) return unsupported(compilation, model, `${trigger.type} ${model.type}`);

  return { type: trigger.type, name: trigger.name, time: compileTime(trigger, model, compilation) };
}

function compileTime(trigger: TriggerModel, model: ElementModel, compilation: Compilation): CompiledTrigger['time'] {
  if (trigger.type !== 'timer') return undefined;

  const time: TimeModel = trigger.time ?? { kind: 'duration', text: '' };
  if (!time.language || !(languages.feel as readonly string[]).includes(time.language)) {
    const text = compilation.take(parseTimerText(time.kind, time.text), model);
    return text && { kind: time.kind, text };
  }
  const expression = compilation.take(compileFeel(time.text), model);
  return expression && { kind: time.kind, expression };
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
