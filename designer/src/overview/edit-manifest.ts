import type { Manifest, Matter, MatterMaterial, Package } from '@onething/processes';
import type { LegalBasis } from '@onething/rules';

/** The manifest with something changed at a matter; `undefined` takes a statement away. */
export function withMatter(manifest: Manifest, id: string, change: Partial<Matter>): Manifest {
  return { ...manifest, matters: manifest.matters.map((matter) => (matter.id === id ? { ...matter, ...change } : matter)) };
}

/** The list with something changed at one place, one more at its end, or one less. */
export function changedAt<T extends object>(list: readonly T[], at: number, change: Partial<T>): readonly T[] {
  return list.map((one, index) => (index === at ? { ...one, ...change } : one));
}

export function withoutAt<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, index) => index !== at);
}

/** Lines of a text area as a list; empty lines say nothing. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A material that is not named yet. */
export function newMaterial(name: string): MatterMaterial {
  return { name, source: 'applicant' };
}

/** A basis as it is typed: what is empty is not said. */
export function basisWith(basis: LegalBasis, change: Partial<LegalBasis>): LegalBasis {
  const { law, article, text } = { ...basis, ...change };
  return { law, ...(article ? { article } : {}), ...(text ? { text } : {}) };
}

/** The manifest with a seal more. */
export function withNewSeal(manifest: Manifest, title: string): Manifest {
  const seals = manifest.ports.seals ?? [];
  for (let number = 1; ; number += 1)
    if (!seals.some(({ id }) => id === `seal${number}`))
      return { ...manifest, ports: { ...manifest.ports, seals: [...seals, { id: `seal${number}`, title }] } };
}

/** Documents that bear a seal. */
export function papersWithSeal({ documents }: Package, seal: string): readonly string[] {
  return Object.values(documents).flatMap(({ title, seals, template }) => (seals.includes(seal) || template.includes(`<seal name="${seal}"`) ? [title] : []));
}
