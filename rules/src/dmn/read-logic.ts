import { compileDecision } from '../decisions/compile-decision.js';
import type { FactDeclaration, FactType, FormulaDefinition } from '../decisions/definition.js';
import { checkTypes } from '../expressions/check-expression.js';
import { parseExpression } from '../expressions/parse-expression.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Finding } from '../outcome.js';
import { answersOtherwise } from './answers-otherwise.js';
import { boxedText } from './boxed-text.js';
import { type DmnElement, elementOf, elementsOf, textOf, typeOf } from './dmn-element.js';
import { type Model, nameOf } from './model.js';
import { plainName, renamed } from './names.js';
import { outside } from './outside.js';
import type { Base, ReadDecision } from './read-decision.js';
import { readTable } from './read-table.js';

/** The logic of one DMN decision as a decision table or a formula; a finding where it is neither, or where a text is outside the subset. */
export function readLogic(decision: DmnElement, model: Model): ReadDecision | Finding {
  const logic = elementOf(decision, 'decisionLogic');
  const foreign = foreignType(decision, model);
  if (foreign) return outside(nameOf(decision), foreign);
  const base = baseOf(decision, model);
  const read = logic && typeOf(logic) === 'decisionTable' ? readTable(logic, base, model) : readFormula(decision, logic, base, model);
  if ('severity' in read) return read;
  const compiled = compileDecision(read.definition);
  if (compiled.ok) return read;
  const [problem = compiled] = compiled.problems ?? [];

  return outside(nameOf(decision), 'FEEL', 'place' in problem ? `<decision name="${nameOf(decision)}"> ${problem.place}` : undefined, problem.message);
}

/** Times, instants and durations are no values of ours: what reads one as an input cannot be decided. */
function foreignType(decision: DmnElement, model: Model): string | undefined {
  const inputs = elementsOf(decision, 'informationRequirement').map((requirement) => referred(requirement, 'requiredInput', model));

  return inputs
    .map((input) => textOf(elementOf(input, 'variable'), 'typeRef')?.replace(/^\w+:/, ''))
    .find((type) => type !== undefined && foreignTypes.has(type));
}

const foreignTypes: ReadonlySet<string> = new Set([
  'time',
  'date and time',
  'dateTime',
  'days and time duration',
  'dayTimeDuration',
  'years and months duration',
  'yearMonthDuration',
]);

function baseOf(decision: DmnElement, model: Model): Base {
  const required = elementsOf(decision, 'informationRequirement').map((requirement) => ({
    input: referred(requirement, 'requiredInput', model),
    decision: referred(requirement, 'requiredDecision', model),
  }));
  const facts = required.flatMap(({ input }): [string, FactDeclaration][] =>
    input ? [[plainName(nameOf(input)), model.declare(textOf(elementOf(input, 'variable'), 'typeRef'), textOf(input, 'label') ?? nameOf(input))]] : [],
  );
  const requires = required.flatMap((one) => (one.decision ? [plainName(nameOf(one.decision))] : []));

  return {
    id: plainName(nameOf(decision)),
    title: textOf(decision, 'label') ?? nameOf(decision),
    facts: Object.fromEntries(facts),
    ...(requires.length > 0 ? { requires } : {}),
  };
}

function referred(requirement: DmnElement, property: string, { byId }: Model): DmnElement | undefined {
  return byId.get((textOf(elementOf(requirement, property), 'href') ?? '').replace(/^.*#/, ''));
}

function readFormula(decision: DmnElement, logic: DmnElement | undefined, base: Base, model: Model): ReadDecision | Finding {
  const boxed = boxedText(logic);
  if ('outside' in boxed) return outside(nameOf(decision), boxed.outside);
  const expr = renamed(boxed.text, model.names);
  const differing = answersOtherwise(expr, dictionaryOf(base));
  if (differing) return outside(nameOf(decision), 'FEEL', undefined, differing);
  const typeRef = textOf(elementOf(decision, 'variable'), 'typeRef');
  const type = typeRef === undefined ? inferred(expr, base) : model.declare(typeRef, base.title).type;
  const definition: FormulaDefinition = { ...base, kind: 'formula', outputs: [{ id: 'result', title: base.title, type, expr }] };
  return { definition, findings: [] };
}

function dictionaryOf({ facts, requires = [] }: Base): Dictionary {
  const open = Object.fromEntries(requires.map((id): [string, FactDeclaration] => [id, { title: id, type: 'object' }]));
  return { ...open, ...facts };
}

/** What a model leaves open is what the expression gives. */
function inferred(text: string, base: Base): FactType {
  const parsed = parseExpression(text);
  const kind = parsed.ok ? checkTypes(parsed.value, dictionaryOf(base), '').type.kind : 'any';

  return kind === 'any' || kind === 'null' ? 'object' : kind;
}
