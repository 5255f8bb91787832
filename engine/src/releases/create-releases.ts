import { type CompiledPackage, checkPackage, compilePackage, type Package, readPackage, type ScheduledStart, scheduledStarts } from '@onething/processes';
import { done, type Finding, formatInstant, type Outcome, refused } from '@onething/rules';
import { checkTemplate } from '../documents/template/check-template.js';
import type { Actor } from '../engine.js';
import type { Ids } from '../ids.js';
import type { ReleaseStore, StoredRelease } from '../stores/release-store.js';
import type { WholeLibrary } from './create-release-library.js';
import { releaseHash } from './release-hash.js';
import type { CompiledRelease } from './release-library.js';
import type { ReleaseEntry, Releases } from './releases.js';
import { requiredBy } from './required-by.js';
import { runScenarios } from './run-scenarios.js';

/** What another engine makes of the scenarios, as warnings. */
export type SecondOpinion = (compiled: CompiledPackage) => Promise<readonly Finding[]>;

/** Publishing: nothing is stored that does not read, does not hold together, or fails its own scenarios. */
export function createReleases(library: WholeLibrary, store: ReleaseStore, ids: Ids, secondOpinion: SecondOpinion = async () => []): Releases {
  const find = async (id: string, by: Actor): Promise<Outcome<StoredRelease>> => {
    const stored = await library.ofPackage(id, by.tenant);
    return stored ? done(stored) : packageNotFound(id);
  };

  const readWith = async (files: ReadonlyMap<string, Uint8Array>, by: Actor): Promise<Outcome<ReadPackage>> => {
    const read = await readPackage(files);
    if (!read.ok) return read;

    const required = await requiredBy(read.value.manifest, by.tenant, library);
    return required.ok ? done({ pkg: read.value, required: required.value }) : required;
  };

  const restore = async (id: string, release: string, reason: string, by: Actor): Promise<Outcome<void>> => {
    const stored = await store.byHash(by.tenant, release);
    if (stored?.package !== id || stored.tenant !== by.tenant) return releaseNotFound;
    if ((await library.ofPackage(id, by.tenant))?.hash === release) return releaseInForce;

    await store.putInForce(by.tenant, id, release, { id: by.person, name: by.name }, reason);
    return done(undefined);
  };

  return {
    async publish(files, by, proposal) {
      if (!proposal && !(await store.isDemonstration(by.tenant))) return alone;
      const read = await readWith(files, by);
      if (!read.ok) return read;

      const { pkg, required } = read.value;
      const pins = Object.fromEntries(Object.entries(required).map(([id, release]) => [id, release.hash]));
      const hash = await releaseHash(files, pins);
      const published = { id: pkg.manifest.id, version: pkg.manifest.version, release: hash };
      // The same content was proven when it came first.
      if ((await store.byHash(by.tenant, hash))?.tenant === by.tenant) return done({ ...published, warnings: [] });

      const proven = await prove(pkg, required, secondOpinion);
      if (!proven.ok) return proven;
      const content = { files, registries: Object.values(pkg.registries), starts: proven.value.starts };
      await store.add({ ...recordOf(pkg, by), id: ids.next(), hash, required: pins, proposal, ...content });
      return done({ ...published, warnings: [...proven.value.warnings] });
    },

    async check(files, by) {
      const read = await readWith(files, by);
      return read.ok ? done(findingsOf(read.value.pkg, read.value.required)) : read;
    },

    async examine(files, by) {
      const read = await readWith(files, by);
      if (!read.ok) return read;

      const proven = await prove(read.value.pkg, read.value.required, secondOpinion);
      return proven.ok ? done([...proven.value.warnings]) : proven;
    },

    list: async (by) => (await library.inForce(by.tenant)).map(entryOf),

    async package(id, by) {
      const found = await find(id, by);
      if (!found.ok) return found;

      const release = await library.release(found.value.hash, by.tenant);
      return done({ ...entryOf(found.value), package: release.package });
    },

    versions: async (id, by) => (await store.publications(by.tenant, id)).map(({ version }) => version),

    async files(id, by) {
      const found = await find(id, by);
      return found.ok ? done(await store.files(by.tenant, found.value.hash)) : found;
    },

    filesOf: (hash, by) => store.files(by.tenant, hash),
    restore,
    async bringIntoForce(id, release, reason, by) {
      await restore(id, release, reason, by);
    },
  };
}

/** A package with the releases that it will be pinned to. */
interface ReadPackage {
  readonly pkg: Package;
  readonly required: Readonly<Record<string, CompiledRelease>>;
}

interface Proven {
  readonly warnings: readonly Finding[];
  readonly starts: readonly ScheduledStart[];
}

/** Checks and scenarios; gives the warnings, and what the clock begins. */
async function prove(read: Package, required: Readonly<Record<string, CompiledRelease>>, secondOpinion: SecondOpinion): Promise<Outcome<Proven>> {
  const packages = Object.values(required).map((release) => release.package);
  const findings = findingsOf(read, required);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return packageInvalid(errors);

  const compiled = compilePackage(read, packages);
  if (!compiled.ok) return compiled;

  const red = await runScenarios(compiled.value);
  if (red.length > 0) return scenariosRed(red);

  return done({ warnings: [...findings, ...(await secondOpinion(compiled.value))], starts: scheduledStarts(compiled.value) });
}

function findingsOf(read: Package, required: Readonly<Record<string, CompiledRelease>>): Finding[] {
  const packages = Object.values(required).map((release) => release.package);
  return [...checkPackage(read, packages), ...templateFindings(read)];
}

/** Templates become code on the server, so they are looked at here and not in the browser. */
function templateFindings({ documents }: Package): readonly Finding[] {
  return Object.values(documents).flatMap(({ id, template, facts }) => checkTemplate(id, template, Object.keys(facts)));
}

function recordOf({ manifest }: Package, by: Actor) {
  const { id, version, kind, title, titleEn } = manifest;
  return { tenant: by.tenant, package: id, version, kind, title, titleEn, publishedBy: { id: by.person, name: by.name } };
}

function entryOf({ package: id, version, title, titleEn, kind, hash, publishedAt, publishedBy }: StoredRelease): ReleaseEntry {
  return { id, version, title, titleEn, kind, release: hash, publishedAt: formatInstant(publishedAt.getTime()), publishedBy: publishedBy.name };
}

function packageInvalid(errors: readonly Finding[]): Outcome<never> {
  const count = errors.length;
  return refused(
    'PACKAGE_INVALID',
    { zh: `事项包有 ${count} 处错误，改正后才能发布。`, en: `The package has ${count} error(s); correct them before publishing.` },
    errors,
  );
}

function scenariosRed(red: readonly Finding[]): Outcome<never> {
  const message = {
    zh: '事项包自带的场景没有全部通过，请先改正流程、决策或场景。',
    en: 'Not all of the scenarios of the package pass: correct the process, the decisions or the scenarios first.',
  };
  return refused('SCENARIOS_RED', message, red);
}

function packageNotFound(id: string): Outcome<never> {
  return refused('PACKAGE_NOT_FOUND', { zh: `没有名为“${id}”的已发布事项包。`, en: `There is no published package "${id}".` });
}

const releaseNotFound = refused('RELEASE_NOT_FOUND', {
  zh: '本单位没有发布过这个版本，请从发布记录中选择。',
  en: 'This release was not published here: choose one of the list.',
});

const alone = refused('FOUR_EYES', {
  zh: '发布须由两个人完成：一人提请，另一位发布员审批。',
  en: 'Publishing takes two people: one proposes, another publisher approves.',
});

const releaseInForce = refused('RELEASE_IN_FORCE', { zh: '这个版本正在使用，不需要再发布。', en: 'This release is in force already.' });
