import type { Package } from '@onething/processes';
import type { DecisionDefinition } from '@onething/rules';

/** What stands in a formula by its id, and what people call it. */
export interface NamedFact {
  readonly path: string;
  readonly title: string;
}

/** The formula with the names of its facts in 【】 instead of their ids; texts stay as they are. */
export function namedFormula(expr: string, facts: readonly NamedFact[]): string {
  const titles = new Map(facts.map(({ path, title }) => [path, title]));
  return outsideTexts(expr, (part) =>
    part.replace(/[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*(?!\s*[(:])/gu, (path) => {
      const title = titles.get(path);
      return title === undefined ? path : `【${title}】`;
    }),
  );
}

/** The same back; a name that nobody knows stays as it was typed, and the check says so. */
export function formulaOf(text: string, facts: readonly NamedFact[]): string {
  const paths = new Map(facts.map(({ path, title }) => [title, path]));
  return outsideTexts(text, (part) => part.replace(/【([^【】]+)】/g, (whole, title: string) => paths.get(title) ?? whole));
}

function outsideTexts(text: string, change: (part: string) => string): string {
  return text
    .split(/("[^"]*")/)
    .map((part) => (part.startsWith('"') ? part : change(part)))
    .join('');
}

/** What a decision can calculate with, by its names: its facts, with their fields, and the parameters. */
export function namedFacts({ facts }: DecisionDefinition, { parameters }: Package): readonly NamedFact[] {
  return [
    ...Object.entries(facts).flatMap(([path, { title, fields = {} }]) => [
      { path, title },
      ...Object.entries(fields).map(([field, below]) => ({ path: `${path}.${field}`, title: `${title} · ${below.title}` })),
    ]),
    ...parameters.map(({ id, title }) => ({ path: `params.${id}`, title })),
  ];
}
