import { factsOfProcess, type Package } from '@onething/processes';
import { type Dictionary, type FactDeclaration, standardFacts, type Value, type ValueLabels } from '@onething/rules';

/** A fact that an author can choose by its name. */
export interface FactChoice {
  readonly key: string;
  readonly fact: string;
  readonly path?: string;
  readonly title: string;
  readonly type: FactDeclaration['type'];
  /** What it can be, where that is known. */
  readonly values?: readonly Value[];
  readonly labels?: ValueLabels;
}

/** What the process knows at its gateways, by title: fields of its forms, results of its decisions, the case and the applicant. */
export function factChoices(parts: Package, required: readonly Package[], process: string, english: boolean): readonly FactChoice[] {
  const file = parts.processes[process];
  if (!file) return [];

  const known = Object.entries(factsOfProcess(file, { pkg: parts, required })).map(([name, fact]) => [name, asNamed(name, fact, parts)] as const);
  return choicesOf({ ...Object.fromEntries(known), ...standardFacts }, labelsOf(parts), english);
}

/** Fields of a form as its own conditions see them. */
export function choicesOf(dictionary: Dictionary, labels: Readonly<Record<string, ValueLabels>>, english: boolean): readonly FactChoice[] {
  return Object.entries(dictionary).flatMap(([fact, declaration]) => withFields(fact, declaration, labels, english));
}

/** The fact and dotted path as one key of a drop-down. */
export function choiceKey(fact: string, path?: string): string {
  return path ? `${fact}#${path.replace(/^\$\./, '')}` : fact;
}

function withFields(fact: string, declaration: FactDeclaration, labels: Readonly<Record<string, ValueLabels>>, english: boolean): FactChoice[] {
  const said = ({ title, titleEn }: FactDeclaration) => (english ? (titleEn ?? title) : title);
  const { type, values, fields } = declaration;
  if (!fields) return type === 'object' ? [] : [{ key: fact, fact, title: said(declaration), type, values, labels: labels[fact] }];

  return Object.entries(fields).flatMap(([path, field]): FactChoice[] =>
    field.type === 'object'
      ? []
      : [
          {
            ...{ key: choiceKey(fact, path), fact, path: `$.${path}`, type: field.type, values: field.values, labels: labels[path] },
            title: `${said(declaration)} · ${said(field)}`,
          },
        ],
  );
}

/** What a step only passes on has no title of its own: the decisions that read it know what it is called. */
function asNamed(name: string, fact: FactDeclaration, { decisions }: Package): FactDeclaration {
  if (fact.title !== name) return fact;
  return Object.values(decisions).flatMap(({ facts }) => (facts[name] && facts[name].title !== name ? [facts[name]] : []))[0] ?? fact;
}

/** The author's words for codes, by output name. */
function labelsOf({ decisions }: Package): Readonly<Record<string, ValueLabels>> {
  const outputs = Object.values(decisions).flatMap((decision) => (decision.kind === 'decision-table' ? decision.outputs : []));
  return Object.fromEntries(outputs.flatMap(({ id, labels }) => (labels ? [[id, labels]] : [])));
}
