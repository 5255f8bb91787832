import type { Package } from '@onething/processes';

/** What people call an element of a case's process; the id where it has no name, for example of a shared process. */
export function elementName(parts: Package, process: string, element: string): string {
  const known = parts.processes[process]?.parsed.processes.flatMap(({ elements }) => elements) ?? [];
  return known.find(({ id }) => id === element)?.name ?? element;
}

/** One step of the way a case took, and how often it was taken in a row. */
export interface Passed {
  readonly name: string;
  readonly times: number;
}

/** The way of a case in words. What happens inside a shared process is told by the step that calls it. */
export function wayOf(parts: Package, process: string, path: readonly string[]): readonly Passed[] {
  const way: Passed[] = [];
  for (const element of path.filter((one) => !one.includes('/'))) {
    const name = elementName(parts, process, element);
    const last = way.at(-1);
    if (last?.name === name) way[way.length - 1] = { name, times: last.times + 1 };
    else way.push({ name, times: 1 });
  }
  return way;
}
