import type { Package } from '@onething/processes';
import { client } from '../client.js';

/** The packages that a manifest requires, as they are in force here. A manifest that does not read requires nothing yet. */
export async function requiredPackages(manifest: string | undefined): Promise<readonly Package[]> {
  const found = await Promise.allSettled(requiredIds(manifest).map((id) => client.package(id)));
  // The route of the server answers with the package as `processes` reads it. One that is missing is told by the checks.
  return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value.package as Package] : []));
}

function requiredIds(manifest: string | undefined): readonly string[] {
  try {
    const { requires = [] }: { requires?: readonly { readonly package: string }[] } = JSON.parse(manifest ?? '{}');
    return requires.map((entry) => entry.package);
  } catch {
    return [];
  }
}
