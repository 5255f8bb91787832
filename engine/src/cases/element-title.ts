import type { Message } from '@onething/rules';
import type { CompiledRelease } from '../releases/release-library.js';

/** What the model calls an element, and its English name where the package has one. A called process is `package:process`. */
export function elementTitle(release: CompiledRelease, process: string, element: string): Message {
  const zh = release.compiled.processes.process(process)?.elements.get(element)?.name ?? '';
  const [id = process, owner] = process.split(':').reverse();
  const { texts } = (owner ? release.required[owner]?.package : undefined) ?? release.package;
  return { zh, en: texts[`/processes/${id}.bpmn/${element}`] ?? zh };
}
