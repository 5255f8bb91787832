import type { DocumentDefinition, Package } from '@onething/processes';
import { distinctTitles, type FactTitles } from './author-text.js';

type Facts = DocumentDefinition['facts'];

/** What the blocks of a paper can speak of. */
export interface PaperContext {
  readonly titles: FactTitles;
  readonly types: Readonly<Record<string, string>>;
  readonly lists: readonly { readonly value: string; readonly label: string }[];
  readonly seals: readonly { readonly value: string; readonly label: string }[];
}

/** Facts that every document has without being given them, with the words for them. */
export function paperContext(facts: Facts, parts: Package | undefined, always: FactTitles): PaperContext {
  const own = Object.entries(facts);
  const titles = distinctTitles({ ...always, ...Object.fromEntries(own.map(([name, { title }]) => [name, title])) });
  return {
    titles,
    types: Object.fromEntries(own.map(([name, { type }]) => [name, type])),
    lists: own.flatMap(([name, { type }]) => (type === 'list' ? [{ value: name, label: titles[name] ?? name }] : [])),
    seals: (parts?.manifest.ports.seals ?? []).map(({ id, title }) => ({ value: id, label: title })),
  };
}

/** How a fact is put into a run: dates and money in the words of a paper. */
export function bracketsOf(name: string, { titles, types }: PaperContext): string {
  const printing = types[name] === 'date' ? '｜日期' : types[name] === 'money' ? '｜元' : '';
  return `【${titles[name] ?? name}${printing}】`;
}
