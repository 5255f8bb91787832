import type { Package } from '@onething/processes';
import type { PartGroup } from './new-part.js';

/** What the ids of a group begin with where a title has no letters of its own. */
const stems: Readonly<Record<PartGroup, string>> = {
  ...{ processes: 'process', decisions: 'decision', forms: 'form', registries: 'registry' },
  ...{ documents: 'document', parameters: 'parameter', scenarios: 'scenario' },
};

/** Ids that a group has already. */
export function idsOf(parts: Package, group: PartGroup): readonly string[] {
  if (group === 'parameters') return parts.parameters.map(({ id }) => id);
  if (group === 'scenarios') return parts.scenarios.map(({ id }) => id);
  return Object.keys(parts[group]);
}

/** A short id that nobody has yet: the letters and digits of the title where there are some (`D8 rank`), else the group and a number. */
export function freeId(parts: Package, group: PartGroup, title: string): string {
  const taken = new Set(idsOf(parts, group));
  const own = title
    .trim()
    .toLowerCase()
    .match(/[a-z][a-z0-9]*/g)
    ?.join('-')
    .slice(0, 40);
  // A parameter is written `params.<id>` in calculations, where a dash would be a minus.
  const stem = (own ?? stems[group]).replaceAll('-', group === 'parameters' ? '_' : '-');
  const joint = group === 'parameters' ? '' : '-';
  if (own !== undefined && !taken.has(stem)) return stem;
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}${joint}${number}`)) return `${stem}${joint}${number}`;
}

/** Whether an id can be the name of a file and is not taken. */
export function mayBeId(parts: Package, group: PartGroup, id: string): boolean {
  const pattern = group === 'parameters' ? /^[A-Za-z_][A-Za-z0-9_]{0,62}$/ : /^[A-Za-z_][A-Za-z0-9_.-]{0,62}$/;
  return pattern.test(id) && !['__proto__', 'constructor', 'prototype'].includes(id) && !idsOf(parts, group).includes(id);
}
