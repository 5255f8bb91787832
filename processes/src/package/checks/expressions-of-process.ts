import { factsOf, factsOfExpression, parseCondition, parseExpression, parseJson } from '@onething/rules';
import { languages } from '../../language/namespaces.js';
import { placeOf } from '../../language/place.js';
import type { ElementModel, ExpressionModel, FlowModel } from '../../language/process-model.js';
import type { ProcessFile } from '../package.js';

/** The facts that a place of a process reads, as dotted paths. */
export interface FactsRead {
  readonly place: string;
  readonly facts: readonly string[];
}

/** What every calculation and condition of a process reads; what cannot be read is the process check's to tell. */
export function factsReadByProcess({ path, parsed }: ProcessFile): readonly FactsRead[] {
  const [model] = parsed.processes;
  return [
    ...(model?.elements ?? []).map((element) => ({ place: placeOf(path, element.type, element.id), facts: calculations(element).flatMap(factsOfText) })),
    ...(model?.flows ?? []).map((flow) => ({ place: placeOf(path, 'sequenceFlow', flow.id), facts: factsOfFlow(flow) })),
  ];
}

function calculations(element: ElementModel): readonly string[] {
  const { inputs, outputs, keys, due, assignee, candidatesFrom, place, excludedPersons, supplements, script, triggers } = element;
  const times = triggers.flatMap(({ time }) => (time?.language === undefined ? [] : [time.text]));
  return [
    ...inputs.map(({ value }) => value),
    ...outputs.map(({ value }) => value),
    ...keys,
    ...times,
    ...[due, assignee, candidatesFrom, place, excludedPersons, supplements, script].filter((text) => text !== undefined),
    ...conditionsOf(element).flatMap((condition) => (condition?.language === languages.conditions ? [] : (condition?.text ?? []))),
  ];
}

function conditionsOf({ loop, adHoc, triggers }: ElementModel): readonly (ExpressionModel | undefined)[] {
  const ofLoop = loop?.kind === 'multiInstance' ? [loop.cardinality, loop.collection, loop.collected, loop.completion] : [loop?.condition];
  return [...ofLoop, adHoc?.completion, ...triggers.map(({ condition }) => condition)];
}

function factsOfText(text: string): readonly string[] {
  const expression = parseExpression(text);
  return expression.ok ? factsOfExpression(expression.value) : [];
}

function factsOfFlow({ condition }: FlowModel): readonly string[] {
  if (!condition) return [];
  return condition.language === languages.conditions ? factsOfCondition(condition) : factsOfText(condition.text);
}

function factsOfCondition({ text }: ExpressionModel): readonly string[] {
  const json = parseJson(text);
  const condition = json.ok ? parseCondition(json.value) : undefined;
  return condition?.ok ? factsOf(condition.value) : [];
}
