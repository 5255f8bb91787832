import type { Package } from '@onething/processes';
import { placeOf } from './place-of-finding.js';

/** One line of a refusal as a clerk reads it: the part by its name, then what is wrong with it. */
export function problemLine(parts: Package | undefined, { place, message }: { readonly place: string; readonly message: string }): string {
  const title = titleOfFile(parts, place);
  return title ? `${title}：${message}` : message;
}

/** What the part is called that a file of the package holds. */
export function titleOfFile(parts: Package | undefined, path: string): string | undefined {
  const [kind = '', id = ''] = (placeOf(path)?.part ?? '').split('/');
  const titles: Readonly<Record<string, string | undefined>> = {
    scenarios: parts?.scenarios.find((scenario) => scenario.id === id)?.title,
    processes: parts?.processes[id]?.parsed.processes[0]?.name,
    decisions: parts?.decisions[id]?.title,
    forms: parts?.forms[id]?.title,
    registries: parts?.registries[id]?.title,
    documents: parts?.documents[id]?.title,
  };
  return titles[kind];
}
