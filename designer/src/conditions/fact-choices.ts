import { factsOfProcess, findConnector, findFragment, type Package, type ProcessFile } from '@onething/processes';
import { type Dictionary, type FactDeclaration, standardFacts, type Value, type ValueLabels } from '@onething/rules';
import { outcomesOf } from '../settings/vote.js';

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

/** What the process knows at its gateways, by title: fields of its forms, results of its decisions and steps, the case and the applicant. */
export function factChoices(parts: Package, required: readonly Package[], process: string, english: boolean): readonly FactChoice[] {
  return choicesOf(factsOfAuthor(parts, required, process), labelsOf(parts), english);
}

/** The same as a dictionary, so that sentences are told with the names that can be chosen. */
export function factsOfAuthor(parts: Package, required: readonly Package[], process: string): Dictionary {
  const file = parts.processes[process];
  if (!file) return standardFacts;

  const known = factsOfProcess(file, { pkg: parts, required });
  const named = Object.entries(known).map(([name, fact]) => [name, asNamed(name, fact, parts, file)] as const);
  return { ...Object.fromEntries(named), ...factsOfBlocks(file), ...standardFacts };
}

/** Fields of a form as its own conditions see them. */
export function choicesOf(dictionary: Dictionary, labels: Readonly<Record<string, ValueLabels>>, english: boolean): readonly FactChoice[] {
  return Object.entries(dictionary).flatMap(([fact, declaration]) => withFields(fact, declaration, labels, english));
}

/** The fact and dotted path as one key of a drop-down, however they are divided in the file. */
export function choiceKey(fact: string, path?: string): string {
  return path ? `${fact}.${path.replace(/^\$\./, '')}` : fact;
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
            title: fact in standardFacts ? said(field) : `${said(declaration)} · ${said(field)}`,
          },
        ],
  );
}

/** What a step keeps has no title of its own: it is called by the step, or as the decisions call it that read it. */
function asNamed(name: string, fact: FactDeclaration, { decisions }: Package, { parsed }: ProcessFile): FactDeclaration {
  if (fact.title !== name) return fact;

  const step = parsed.processes[0]?.elements.find(({ result }) => result === name)?.name;
  if (step && fact.fields) return { ...fact, title: step };
  return Object.values(decisions).flatMap(({ facts }) => (facts[name] && facts[name].title !== name ? [facts[name]] : []))[0] ?? fact;
}

/** What blocks give: outputs of shared processes and connectors with their titles, outcomes of votes with all that they can be. */
function factsOfBlocks({ parsed }: ProcessFile): Dictionary {
  const elements = parsed.processes[0]?.elements ?? [];
  const given = elements.flatMap(({ name = '', calledElement, connector, outputs }) => {
    const known = (calledElement ? findFragment(calledElement) : connector ? findConnector(connector) : undefined)?.outputs ?? {};
    return outputs.flatMap((output): [string, FactDeclaration][] => {
      const field = known[output.value];
      if (!field || field.type === 'object' || field.type === 'any') return [];
      return [[output.name, { title: `${name} · ${field.title.zh}`, titleEn: `${name} · ${field.title.en}`, type: field.type }]];
    });
  });
  const voted = elements.flatMap(({ name, result, script = '' }): [string, FactDeclaration][] => {
    const values = outcomesOf(script.trim());
    return result && values ? [[result, { title: name ?? result, type: 'string', values }]] : [];
  });
  return Object.fromEntries([...given, ...voted]);
}

/** The author's words for codes, by output name. */
function labelsOf({ decisions }: Package): Readonly<Record<string, ValueLabels>> {
  const outputs = Object.values(decisions).flatMap((decision) => (decision.kind === 'decision-table' ? decision.outputs : []));
  return Object.fromEntries(outputs.flatMap(({ id, labels }) => (labels ? [[id, labels]] : [])));
}
