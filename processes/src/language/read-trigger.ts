import { elementOf, type ModdleElement, textOf, typeOf } from './moddle-element.js';
import type { ExpressionModel, TimeModel, TriggerModel } from './process-model.js';

/** An event definition as plain data. */
export function readTrigger(definition: ModdleElement): TriggerModel {
  return {
    type: typeOf(definition).replace(/EventDefinition$/, ''),
    name: nameOfTrigger(definition),
    time: readTime(definition),
    condition: readExpression(definition, 'condition'),
    activityRef: elementOf(definition, 'activityRef')?.id,
  };
}

/** An expression that stands in an element, with its language. */
export function readExpression(element: ModdleElement, property: string): ExpressionModel | undefined {
  const expression = elementOf(element, property);
  return expression && { text: (textOf(expression, 'body') ?? '').trim(), language: textOf(expression, 'language') };
}

function nameOfTrigger(definition: ModdleElement): string | undefined {
  return (
    nameOf(elementOf(definition, 'messageRef')) ??
    nameOf(elementOf(definition, 'signalRef')) ??
    codeOf(elementOf(definition, 'errorRef'), 'errorCode') ??
    codeOf(elementOf(definition, 'escalationRef'), 'escalationCode') ??
    (typeOf(definition) === 'linkEventDefinition' ? textOf(definition, 'name') : undefined)
  );
}

/** By its name where it has one: the id is the file's own matter. */
export function nameOf(definition: ModdleElement | undefined): string | undefined {
  return textOf(definition, 'name') ?? definition?.id;
}

function codeOf(definition: ModdleElement | undefined, property: string): string | undefined {
  return textOf(definition, property) ?? definition?.id;
}

const timeKinds = [
  ['date', 'timeDate'],
  ['duration', 'timeDuration'],
  ['cycle', 'timeCycle'],
] as const;

function readTime(definition: ModdleElement): TimeModel | undefined {
  for (const [kind, property] of timeKinds) {
    const time = elementOf(definition, property);
    if (time) return { kind, text: (textOf(time, 'body') ?? '').trim(), language: textOf(time, 'language') };
  }
  return undefined;
}
