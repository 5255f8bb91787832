import type { Manifest, Package, ParameterDefinition } from '@onething/processes';
import { type FileChanges, jsonText, xmlText } from './beginning.js';
import type { PartGroup } from './new-part.js';

/** The files of a draft by path, as far as a change has to read them. */
export type FileTexts = Readonly<Record<string, string | undefined>>;

/** What people call a part now. */
export function titleOfPart(parts: Package, group: PartGroup, id: string): string | undefined {
  if (group === 'scenarios') return parts.scenarios.find((one) => one.id === id)?.title;
  if (group === 'parameters') return parts.parameters.find((one) => one.id === id)?.title;
  if (group === 'processes') return parts.processes[id]?.parsed.processes.find((model) => model.id === id)?.name ?? id;
  return parts[group][id]?.title;
}

/** The file that a part stands in. */
export function fileOfPart(parts: Package, group: PartGroup, id: string): string {
  if (group === 'processes') return parts.processes[id]?.path ?? `processes/${id}.bpmn`;
  return group === 'parameters' ? 'parameters.json' : `${group}/${id}.json`;
}

/** A part under another name; its id stays, so that whatever uses it goes on. */
export function renamedPart(parts: Package, group: PartGroup, id: string, title: string, texts: FileTexts): FileChanges {
  const path = fileOfPart(parts, group, id);
  const text = texts[path] ?? '';
  if (group === 'processes') return { [path]: withProcessName(text, id, title) };
  if (group === 'parameters') {
    const list: readonly ParameterDefinition[] = JSON.parse(text);
    return { [path]: jsonText(list.map((one) => (one.id === id ? { ...one, title } : one))) };
  }
  return { [path]: jsonText({ ...JSON.parse(text), title }) };
}

/** The package without a part: its files, the ports and matters that were there for it, and its English texts. */
export function withoutPart(parts: Package, group: PartGroup, id: string, texts: FileTexts): FileChanges {
  const manifest: Manifest = JSON.parse(texts['manifest.json'] ?? '{}');
  const english: Readonly<Record<string, string>> | undefined = texts['i18n/en.json'] === undefined ? undefined : JSON.parse(texts['i18n/en.json']);
  const path = fileOfPart(parts, group, id);

  if (group === 'parameters') {
    const at = parts.parameters.findIndex((one) => one.id === id);
    const overridable = manifest.overridable?.filter((one) => one !== id);
    return {
      [path]: jsonText(parts.parameters.filter((one) => one.id !== id)),
      ...(manifest.overridable?.includes(id) ? { 'manifest.json': jsonText({ ...manifest, overridable }) } : {}),
      ...(english ? { 'i18n/en.json': jsonText(withoutEntry(english, '/parameters.json', at)) } : {}),
    };
  }
  const own = [path, ...(group === 'documents' ? [`documents/${id}.hbs`] : []), ...(group === 'registries' ? [`registries/${id}.csv`] : [])];
  const { next, texts: left } = withoutMentions(manifest, group, id, english ?? {});
  const kept = Object.fromEntries(Object.entries(left).filter(([pointer]) => !pointer.startsWith(`/${path}/`)));
  return {
    ...Object.fromEntries(own.filter((one) => texts[one] !== undefined).map((one) => [one, undefined])),
    ...(next === manifest ? {} : { 'manifest.json': jsonText(next) }),
    ...(english ? { 'i18n/en.json': jsonText(kept) } : {}),
  };
}

type English = Readonly<Record<string, string>>;

/** A registry is a port, a process has its matters: they go with it. */
function withoutMentions(manifest: Manifest, group: PartGroup, id: string, english: English): { readonly next: Manifest; readonly texts: English } {
  if (group === 'registries') {
    const { registries } = manifest.ports;
    const at = registries.findIndex((port) => port.id === id);
    if (at < 0) return { next: manifest, texts: english };
    const next = { ...manifest, ports: { ...manifest.ports, registries: registries.filter((port) => port.id !== id) } };
    return { next, texts: withoutEntry(english, '/manifest.json/ports/registries', at) };
  }
  if (group !== 'processes') return { next: manifest, texts: english };

  let texts = english;
  for (let at = manifest.matters.length - 1; at >= 0; at -= 1)
    if (manifest.matters[at]?.process === id) texts = withoutEntry(texts, '/manifest.json/matters', at);
  const matters = manifest.matters.filter(({ process }) => process !== id);
  return { next: matters.length === manifest.matters.length ? manifest : { ...manifest, matters }, texts };
}

/** The English texts without those of one entry of a list; those of later entries move up with it. */
export function withoutEntry(english: English, list: string, at: number): English {
  return Object.fromEntries(
    Object.entries(english).flatMap(([pointer, text]): [string, string][] => {
      const [, number, rest = ''] = pointer.startsWith(`${list}/`) ? (/^(\d+)(\/.*)$/.exec(pointer.slice(list.length + 1)) ?? []) : [];
      if (number === undefined || Number(number) < at) return [[pointer, text]];
      return Number(number) === at ? [] : [[`${list}/${Number(number) - 1}${rest}`, text]];
    }),
  );
}

function withProcessName(xml: string, id: string, title: string): string {
  return xml.replace(new RegExp(`<(\\w+:)?process\\b[^>]*\\bid="${id.replaceAll('.', '\\.')}"[^>]*>`), (tag) => {
    const name = `name="${xmlText(title)}"`;
    return /\sname="[^"]*"/.test(tag) ? tag.replace(/\sname="[^"]*"/, () => ` ${name}`) : tag.replace(/\bid="/, () => `${name} id="`);
  });
}
