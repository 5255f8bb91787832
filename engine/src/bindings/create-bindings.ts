import { type Package, readPackage } from '@onething/processes';
import { done, formatInstant, type Outcome, refused } from '@onething/rules';
import { type LocalSettings, noSettings } from '../authoring/local-settings.js';
import { presentFiles } from '../authoring/package-drafts.js';
import { bytesOf } from '../authoring/package-text.js';
import { portNotFound, targetNotFound } from '../authoring/port-refusals.js';
import { portsOf } from '../authoring/ports.js';
import { type SurroundingsParts, surroundingsOf } from '../authoring/surroundings.js';
import type { Actor } from '../engine.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { Bindings, PackageBindings } from './bindings.js';

export interface BindingParts {
  readonly surroundings: SurroundingsParts;
  readonly library: WholeLibrary;
  readonly drafts: PackageDraftStore;
}

/** Bindings of what is in force, and of what waits in quarantine, so that an administrator sees what an import needs. */
export function createBindings({ surroundings, library, drafts }: BindingParts): Bindings {
  return {
    async list(by) {
      const inForce = await Promise.all((await library.inForce(by.tenant)).map(async ({ hash }) => (await library.release(hash, by.tenant)).package));
      const waiting = await imported(by);
      return Promise.all([
        ...inForce.map((pkg) => entryOf(pkg, 'inForce', noSettings, by)),
        ...waiting.map(({ pkg, settings }) => entryOf(pkg, 'waiting', settings, by)),
      ]);
    },

    history: async (by) =>
      (await surroundings.ports.changes(by.tenant)).map(({ at, before, ...change }) => ({
        ...{ ...change, at: formatInstant(at.getTime()) },
        ...(before !== null && { before }),
      })),

    async change({ package: name, kind, port, target }, by) {
      const stored = await library.ofPackage(name, by.tenant);
      if (!stored) return packageNotFound;

      const pkg = (await library.release(stored.hash, by.tenant)).package;
      const known = (await portsIn(pkg, noSettings, by)).find((one) => one.kind === kind && one.id === port);
      if (!known) return portNotFound(port);
      const candidate = known.candidates.find((one) => one.id === target);
      if (!candidate) return targetNotFound(known);

      const binding = { kind, port, target, name: candidate.name };
      await surroundings.ports.apply(by.tenant, name, { bindings: [binding], parameters: [] }, { id: by.person, name: by.name });
      return done(undefined);
    },
  };

  async function imported({ tenant }: Actor): Promise<readonly { pkg: Package; settings: LocalSettings }[]> {
    const open = (await drafts.list(tenant)).filter((draft) => draft.import);
    const read = await Promise.all(
      open.map(async ({ id, settings }) => ({ settings, pkg: await readPackage(bytesOf(presentFiles(await drafts.files(tenant, id)))) })),
    );
    return read.flatMap(({ pkg, settings }) => (pkg.ok ? [{ pkg: pkg.value, settings }] : []));
  }

  async function entryOf(pkg: Package, state: PackageBindings['state'], settings: LocalSettings, by: Actor): Promise<PackageBindings> {
    const { id, title, titleEn } = pkg.manifest;
    return { package: id, title, ...(titleEn && { titleEn }), state, ports: await portsIn(pkg, settings, by) };
  }

  async function portsIn(pkg: Package, settings: LocalSettings, by: Actor) {
    return portsOf(pkg, settings, await surroundingsOf(surroundings, by.tenant, pkg));
  }
}

const packageNotFound: Outcome<never> = refused('PACKAGE_NOT_FOUND', {
  zh: '本单位没有在用这个事项包。',
  en: 'This package is not in force here.',
});
