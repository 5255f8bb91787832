import { elementOf, elementsOf, type ModdleElement, textOf, typeOf } from './moddle-element.js';
import type { ExpressionModel, LoopModel, LoopThrowModel, MultiInstanceModel } from './process-model.js';
import { readExpression, readTrigger } from './read-trigger.js';

/** Loop characteristics: ours (`onething:collection` …) before the standard's references to data. */
export function readLoop(loop: ModdleElement | undefined): LoopModel | undefined {
  if (!loop) return undefined;

  return typeOf(loop) === 'standardLoopCharacteristics' ? readStandardLoop(loop) : readMultiInstance(loop);
}

function readStandardLoop(loop: ModdleElement): LoopModel {
  const maximum = loop.get('loopMaximum');
  return {
    kind: 'standard',
    testBefore: loop.get('testBefore') === true,
    condition: readExpression(loop, 'loopCondition'),
    maximum: maximum === undefined ? undefined : Number(maximum),
  };
}

function readMultiInstance(loop: ModdleElement): MultiInstanceModel {
  return {
    kind: 'multiInstance',
    sequential: loop.get('isSequential') === true,
    cardinality: readExpression(loop, 'loopCardinality'),
    collection: stated(textOf(loop, 'onething:collection')) ?? stated(dataName(elementOf(loop, 'loopDataInputRef'))),
    element: textOf(loop, 'onething:element') ?? dataName(elementOf(loop, 'inputDataItem')),
    collect: textOf(loop, 'onething:collect') ?? dataName(elementOf(loop, 'loopDataOutputRef')),
    collected: stated(textOf(loop, 'onething:collected') ?? dataName(elementOf(loop, 'outputDataItem'))),
    completion: readExpression(loop, 'completionCondition'),
    throws: readThrows(loop),
  };
}

function stated(text: string | undefined): ExpressionModel | undefined {
  return text === undefined ? undefined : { text };
}

/** Data objects are variables of the same name. */
function dataName(data: ModdleElement | undefined): string | undefined {
  return textOf(data, 'name') ?? data?.id;
}

function readThrows(loop: ModdleElement): readonly LoopThrowModel[] {
  const behavior = loop.get('behavior');
  const none = elementOf(loop, 'noneBehaviorEventRef');
  const one = elementOf(loop, 'oneBehaviorEventRef');
  if (behavior === 'None' && none) return [{ at: 'none', event: readTrigger(none) }];
  if (behavior === 'One' && one) return [{ at: 'one', event: readTrigger(one) }];
  return behavior === 'Complex' ? elementsOf(loop, 'complexBehaviorDefinition').flatMap(readComplex) : [];
}

/** An event of its own for each condition (BPMN 2.0.2, table 10.29). */
function readComplex(definition: ModdleElement): readonly LoopThrowModel[] {
  const condition = readExpression(definition, 'condition');
  const thrown = elementsOf(elementOf(definition, 'event'), 'eventDefinitions');
  return thrown.map((event) => ({ at: 'complex', condition, event: readTrigger(event) }));
}
