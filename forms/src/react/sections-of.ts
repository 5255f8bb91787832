import type { FormDefinition } from '../definition.js';

/** A section with what is to be drawn in it. */
export interface FilledSection<T> {
  readonly title: string;
  readonly help?: string;
  readonly fields: readonly T[];
}

/** Puts the drawn fields into the sections of the layout; what is hidden is not drawn, and a section without any field is left out. */
export function sectionsOf<T extends { readonly name: string }>({ layout, fields = {} }: FormDefinition, drawn: readonly T[]): readonly FilledSection<T>[] {
  const byName = new Map(drawn.filter(({ name }) => !fields[name]?.hidden).map((field) => [field.name, field]));
  return layout.map((section) => ({ ...section, fields: section.fields.flatMap((name) => byName.get(name) ?? []) })).filter(({ fields }) => fields.length > 0);
}
