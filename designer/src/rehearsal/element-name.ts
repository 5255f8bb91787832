import type { Package } from '@onething/processes';

/** What people call an element; one of a called process is written `common:seal-issue/issue` and keeps its last part. */
export function elementName(parts: Package, element: string): string {
  const id = element.slice(element.lastIndexOf('/') + 1);
  const known = Object.values(parts.processes).flatMap((file) => file.parsed.processes.flatMap((process) => process.elements));
  return known.find((one) => one.id === id)?.name ?? id;
}
