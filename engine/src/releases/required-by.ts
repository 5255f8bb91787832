import type { Manifest } from '@onething/processes';
import { done, type Outcome, type Problem, refused, satisfies } from '@onething/rules';
import type { WholeLibrary } from './create-release-library.js';
import type { CompiledRelease } from './release-library.js';

/** The releases that a package will be pinned to: of each package that it requires, the one in force here. */
export async function requiredBy(manifest: Manifest, tenant: string, library: WholeLibrary): Promise<Outcome<Readonly<Record<string, CompiledRelease>>>> {
  const found: Record<string, CompiledRelease> = {};
  const problems: Problem[] = [];
  for (const [index, { package: id, version }] of (manifest.requires ?? []).entries()) {
    const stored = await library.ofPackage(id, tenant);
    if (stored && satisfies(stored.version, version)) found[id] = await library.release(stored.hash, tenant);
    else problems.push(missing(id, version, stored?.version, `manifest.json /requires/${index}`));
  }
  return problems.length === 0 ? done(found) : refused('PACKAGE_REQUIRES_MISSING', sentence, problems);
}

const sentence = {
  zh: '所依赖的事项包没有发布或版本不符，请先发布它们。',
  en: 'Packages that this one requires are not published in a fitting version: publish them first.',
};

function missing(id: string, wanted: string, has: string | undefined, place: string): Problem {
  const message = has
    ? { zh: `需要“${id}”${wanted}，已发布的是 ${has}。`, en: `Needs "${id}" ${wanted}; ${has} is published.` }
    : { zh: `需要“${id}”${wanted}，尚未发布。`, en: `Needs "${id}" ${wanted}; it is not published.` };
  return { code: 'PACKAGE_REQUIRES_MISSING', place, message };
}
