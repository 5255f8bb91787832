import type { Compilation } from './compilation.js';
import type { CompiledAdHoc, CompiledElement, CompiledLoop } from './compiled-process.js';
import { compileCondition, compileFeel, type Expression, type FlowCondition } from './expression.js';
import type { ElementModel, ExpressionModel, MultiInstanceModel, StandardLoopModel, TriggerModel } from './process-model.js';

/** The loop of an activity; a loop that nothing bounds is a problem of the model. */
export function compileLoop(
  model: ElementModel,
  compilation: Compilation,
  throwing: (trigger: TriggerModel) => CompiledElement | undefined,
): CompiledLoop | undefined {
  if (!model.loop) return undefined;

  return model.loop.kind === 'standard' ? compileStandard(model.loop, model, compilation) : compileMultiInstance(model.loop, model, compilation, throwing);
}

function compileStandard(loop: StandardLoopModel, model: ElementModel, compilation: Compilation): CompiledLoop {
  if (!loop.condition && loop.maximum === undefined) notBounded(model, compilation);
  if (loop.maximum !== undefined && !(Number.isInteger(loop.maximum) && loop.maximum > 0))
    compilation.report('LOOP_NOT_VALID', model, {
      zh: `“${model.name ?? model.id}”的最大循环次数（loopMaximum）应为正整数。`,
      en: `loopMaximum of “${model.name ?? model.id}” must be a positive whole number.`,
    });

  return { kind: 'standard', testBefore: loop.testBefore, maximum: loop.maximum, condition: condition(loop.condition, model, compilation, 'loopCondition') };
}

function compileMultiInstance(
  loop: MultiInstanceModel,
  model: ElementModel,
  compilation: Compilation,
  throwing: (trigger: TriggerModel) => CompiledElement | undefined,
): CompiledLoop {
  if (!loop.cardinality && !loop.collection) notBounded(model, compilation);
  return {
    kind: 'multiInstance',
    sequential: loop.sequential,
    cardinality: calculation(loop.cardinality, model, compilation, 'loopCardinality'),
    collection: calculation(loop.collection, model, compilation, 'onething:collection'),
    element: loop.element,
    collect: loop.collect,
    collected: calculation(loop.collected, model, compilation, 'onething:collected'),
    completion: condition(loop.completion, model, compilation, 'completionCondition'),
    throws: loop.throws.flatMap(({ at, condition: when, event: trigger }) => {
      const event = throwing(trigger);
      return event ? [{ at, condition: condition(when, model, compilation, 'complexBehaviorDefinition'), event }] : [];
    }),
  };
}

/** The rules of an ad-hoc sub-process. */
export function compileAdHoc(model: ElementModel, compilation: Compilation): CompiledAdHoc | undefined {
  return model.adHoc && { ...model.adHoc, completion: condition(model.adHoc.completion, model, compilation, 'completionCondition') };
}

function condition(expression: ExpressionModel | undefined, model: ElementModel, compilation: Compilation, about: string): FlowCondition | undefined {
  return expression && compilation.take(compileCondition(expression), model, about, expression.text);
}

function calculation(expression: ExpressionModel | undefined, model: ElementModel, compilation: Compilation, about: string): Expression | undefined {
  return expression && compilation.take(compileFeel(expression.text), model, about, expression.text);
}

function notBounded(model: ElementModel, compilation: Compilation): void {
  compilation.report('LOOP_NOT_BOUNDED', model, {
    zh: `“${model.name ?? model.id}”的循环没有说明重复多少次：请设置次数、集合或循环条件。`,
    en: `The loop of “${model.name ?? model.id}” does not say how often: give a number, a collection or a condition.`,
  });
}
