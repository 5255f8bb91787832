import type { RegistryDefinition } from '@onething/processes';
import { readLiteral } from './expression-text.js';
import type { SettingProps } from './setting.js';
import type { SettingKind } from './setting-kinds.js';

/** A field that an object input may have. */
export interface OfferedField {
  readonly name: string;
  readonly title: string;
}

/** Which fields stand in an object input: those of the chosen document, of the chosen registry, of the matter that is called, of a holder. Nothing where the input is no object. */
export function offeredFields(kind: SettingKind, props: SettingProps, t: (key: string) => string): readonly OfferedField[] | undefined {
  const person = ['name', 'idNo'].map((name) => ({ name, title: t(`settings.person.${name}`) }));
  if (kind === 'holder') return person;
  if (kind === 'documentFacts') return titled(props.parts.documents[chosen(props, 'document')]?.facts);
  if (kind === 'serviceFields') return titled((props.parts.manifest.ports.services ?? []).find(({ id }) => id === chosen(props, 'service'))?.inputs);
  return kind === 'columns' ? titled(registryOf(props)?.fields) : undefined;
}

function registryOf(props: SettingProps): RegistryDefinition | undefined {
  const id = chosen(props, 'registry');
  return [props.parts, ...props.required].flatMap(({ registries }) => registries[id] ?? [])[0];
}

function chosen({ beside }: SettingProps, name: string): string {
  return readLiteral(beside(name) ?? '') ?? '';
}

function titled(fields: Readonly<Record<string, { readonly title?: string }>> = {}): readonly OfferedField[] {
  return Object.entries(fields).map(([name, { title }]) => ({ name, title: title ?? name }));
}
