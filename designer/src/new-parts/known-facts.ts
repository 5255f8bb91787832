import type { Package } from '@onething/processes';
import type { FactDeclaration } from '@onething/rules';
import type { FirstFact } from '../beginnings/first-decisions.js';
import { factChoices } from '../conditions/fact-choices.js';

/** What the processes of a package know, each fact once: what a new decision can look at first. */
export function knownFacts(parts: Package, required: readonly Package[], english: boolean): readonly FirstFact[] {
  const choices = Object.keys(parts.processes).flatMap((process) => factChoices(parts, required, process, english));
  const own = choices.filter(({ path, type }) => path === undefined && type !== 'list' && type !== 'object');
  const facts = new Map(own.map(({ fact, title, type, values }) => [fact, { title, type, ...(values ? { values } : {}) } satisfies FactDeclaration]));
  return [...facts].map(([name, declaration]) => ({ name, declaration }));
}
