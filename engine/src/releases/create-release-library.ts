import { compilePackage, readPackage } from '@onething/processes';
import { type Calendar, chinaCalendar, done, type Outcome } from '@onething/rules';
import type { ReleaseStore, StoredRelease } from '../stores/release-store.js';
import { matterNotFound } from './matter-not-found.js';
import { parametersFor } from './parameters-for.js';
import type { CompiledRelease, ReleaseLibrary } from './release-library.js';
import { remembered } from './remembered.js';

/** Compiled releases kept in memory by a node; one is some hundred kilobytes. */
const mostReleases = 200;
const calendarFreshMs = 60_000;

/** What the other parts of releases ask of the library, besides what the runtime may. */
export interface WholeLibrary extends ReleaseLibrary {
  /** The release in force of one package. */
  ofPackage(id: string, tenant: string): Promise<StoredRelease | undefined>;
}

/** Releases over their store, parsed and compiled once. `milliseconds` is a clock of this machine, for how long a calendar is believed. */
export function createReleaseLibrary(store: ReleaseStore, milliseconds: () => number): WholeLibrary {
  // By content: what one tenant has compiled serves all, whoever names the hash has it from a row of its own.
  const release = remembered(mostReleases, load);
  const calendars = remembered(1000, async (key): Promise<Calendar> => (await store.calendar(key.slice(0, 6))) ?? chinaCalendar);

  async function load(hash: string, tenant: string): Promise<CompiledRelease> {
    const stored = await store.byHash(tenant, hash);
    if (!stored) throw new Error(`The release ${hash} is not known to the tenant ${tenant}`);

    const required = Object.entries(stored.required).map(async ([id, pinned]) => [id, await release(pinned, tenant)] as const);
    return compile(hash, await store.files(tenant, hash), Object.fromEntries(await Promise.all(required)));
  }

  return {
    release,
    inForce: (tenant) => store.inForce(tenant),
    ofPackage: async (id, tenant) => (await store.inForce(tenant)).find((stored) => stored.package === id),
    async ofMatter(matter, region) {
      const [id = '', local = ''] = matter.split('/');
      const stored = (await store.inForce(region)).find((one) => one.package === id);
      const found = stored && (await release(stored.hash, region));
      const definition = found?.package.manifest.matters.find((one) => one.id === local);
      return found && definition ? done({ release: found, matter: definition }) : matterNotFound;
    },
    async parameters(pinned, tenant, date) {
      const packages = [pinned.package.manifest.id, ...Object.keys(pinned.required)];
      return parametersFor(pinned, await store.overrides(tenant, packages, date), date);
    },
    calendar: (tenant) => calendars(`${tenant} ${Math.floor(milliseconds() / calendarFreshMs)}`),
  };
}

/** Compiles what was checked before it was stored; files that no longer read are a broken promise. */
async function compile(hash: string, files: ReadonlyMap<string, Uint8Array>, required: Readonly<Record<string, CompiledRelease>>): Promise<CompiledRelease> {
  const read = kept(await readPackage(files), hash);
  const packages = Object.values(required).map((release) => release.package);
  return Object.freeze({ hash, package: read, required, compiled: kept(compilePackage(read, packages), hash) });
}

function kept<T>(outcome: Outcome<T>, hash: string): T {
  if (outcome.ok) return outcome.value;

  throw new Error(`The release ${hash} does not read any more: ${outcome.message.en} ${JSON.stringify(outcome.problems?.slice(0, 3))}`);
}
