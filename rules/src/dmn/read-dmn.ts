import type { DecisionDefinition } from '../decisions/definition.js';
import { done, type Finding, type Outcome } from '../outcome.js';
import { type DmnElement, elementOf, elementsOf, textOf, typeOf } from './dmn-element.js';
import { type Model, nameOf, outputName } from './model.js';
import { type Names, plainName } from './names.js';
import { outside } from './outside.js';
import { parseDmnXml } from './parse-xml.js';
import { readLogic } from './read-logic.js';
import { typeReader } from './read-types.js';

/** What a DMN file becomes: decisions of ours, by their ids, and everything that lies outside the subset, named with its place. */
export interface DmnImport {
  readonly decisions: Readonly<Record<string, DecisionDefinition>>;
  readonly findings: readonly Finding[];
  /** Id of ours by the name of a DMN decision. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Imports the decision tables of a DMN file, and the expressions that they require, as far as they are in our subset. A decision that
 * is not is left out; its name and the reason are findings (`DMN_OUTSIDE`).
 */
export async function readDmn(xml: string): Promise<Outcome<DmnImport>> {
  const root = await parseDmnXml(xml);
  if (!root.ok) return root;
  const elements = elementsOf(root.value, 'drgElement');
  const byId = new Map(elements.map((element) => [textOf(element, 'id') ?? '', element]));
  const model: Model = { byId, names: namesOf(root.value, elements), declare: typeReader(root.value) };
  const decisions: Record<string, DecisionDefinition> = {};
  const findings: Finding[] = elementsOf(root.value, 'import').map((one) => outside(textOf(one, 'name') ?? 'import', 'import'));
  for (const element of elements) {
    if (typeOf(element) === 'inputData') continue;
    const read = typeOf(element) === 'decision' ? readLogic(element, model) : outside(nameOf(element), typeOf(element));
    if ('severity' in read) findings.push(read);
    else {
      decisions[read.definition.id] = read.definition;
      findings.push(...read.findings);
    }
  }
  return done({ decisions, findings, names: new Map(elements.map((element) => [nameOf(element), plainName(nameOf(element))])) });
}

/** Inputs and fields stand for themselves; a decision stands for what it gives: one result, or several by name. */
function namesOf(root: DmnElement, elements: readonly DmnElement[]): Names {
  const names = new Map<string, string>();
  const fields = (items: readonly DmnElement[]): void => {
    for (const item of items) {
      names.set(nameOf(item), plainName(nameOf(item)));
      fields(elementsOf(item, 'itemComponent'));
    }
  };
  for (const item of elementsOf(root, 'itemDefinition')) fields(elementsOf(item, 'itemComponent'));
  for (const element of elements) {
    const plain = plainName(nameOf(element));
    const logic = elementOf(element, 'decisionLogic');
    const columns = logic ? elementsOf(logic, 'output') : [];
    const single = typeOf(element) === 'decision' ? `${plain}.${outputName(columns[0])}` : plain;
    names.set(nameOf(element), columns.length > 1 ? severalOf(plain, textOf(logic, 'hitPolicy')) : single);
    for (const { name, as } of columns.map((column) => ({ name: textOf(column, 'name'), as: outputName(column) })))
      if (name && !names.has(name)) names.set(name, as);
  }
  return names;
}

function severalOf(plain: string, policy: string | undefined): string {
  return policy === 'COLLECT' || policy === 'RULE ORDER' || policy === 'OUTPUT ORDER' ? `${plain}.rows` : plain;
}
