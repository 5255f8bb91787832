import type { Compilation } from './compilation.js';
import type { CompiledTrigger } from './compiled-process.js';
import { compileCondition, compileFeel } from './expression.js';
import { languages } from './namespaces.js';
import type { ElementModel, TimeModel, TriggerModel } from './process-model.js';
import { isSupportedTrigger } from './supported-elements.js';
import { parseTimerText } from './timer-text.js';

/** What makes an event happen; nothing (and a named problem) for what may not stand there. */
export function compileTrigger(model: ElementModel, triggers: readonly TriggerModel[], compilation: Compilation): CompiledTrigger | undefined {
  if (!model.type.endsWith('Event')) return { type: 'none' };

  const [trigger = { type: 'none' } as TriggerModel, second] = triggers;
  if (second) return { type: 'multiple', parallel: model.parallelMultiple };
  if (!isSupportedTrigger(model.type, trigger.type)) return notThere(model, trigger, compilation);

  return {
    type: trigger.type,
    name: trigger.name,
    time: compileTime(trigger, model, compilation),
    condition: compileTriggerCondition(trigger, model, compilation),
    activityRef: trigger.activityRef,
  };
}

function notThere(model: ElementModel, trigger: TriggerModel, compilation: Compilation): undefined {
  const construct = `${trigger.type} ${model.type}`;
  compilation.report('ELEMENT_NOT_SUPPORTED', model, {
    zh: `“${model.name ?? model.id}”使用了目前不能执行的 BPMN 元素 ${construct}，请改用其他写法。`,
    en: `“${model.name ?? model.id}” uses ${construct}, which does not run yet; model it differently.`,
  });
  return undefined;
}

function compileTriggerCondition(trigger: TriggerModel, model: ElementModel, compilation: Compilation): CompiledTrigger['condition'] {
  return trigger.type === 'conditional'
    ? compilation.take(compileCondition(trigger.condition ?? { text: '' }), model, 'condition', trigger.condition?.text)
    : undefined;
}

function compileTime(trigger: TriggerModel, model: ElementModel, compilation: Compilation): CompiledTrigger['time'] {
  if (trigger.type !== 'timer') return undefined;

  const time: TimeModel = trigger.time ?? { kind: 'duration', text: '' };
  if (!time.language || !(languages.feel as readonly string[]).includes(time.language)) {
    const text = compilation.take(parseTimerText(time.kind, time.text), model, undefined, time.text);
    return text && { kind: time.kind, text };
  }
  const expression = compilation.take(compileFeel(time.text), model);
  return expression && { kind: time.kind, expression };
}
