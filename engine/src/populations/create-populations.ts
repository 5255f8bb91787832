import type { PopulationPlan } from '@onething/processes';
import { civilDateOf, done, formatInstant, type Outcome, refused } from '@onething/rules';
import type { Logger } from 'pino';
import type { Actor } from '../engine.js';
import { type Ids, isId } from '../ids.js';
import type { CompiledRelease } from '../releases/release-library.js';
import type { PopulationSource } from '../stores/population-source.js';
import type { PopulationStore, StoredPopulation } from '../stores/population-store.js';
import type { RegistryStore } from '../stores/registry-store.js';
import { checkPlan } from './check-plan.js';
import { deletePopulation, fileOf, freezePopulation, type People } from './freeze-population.js';
import { gatherPeople } from './gather-people.js';
import { createSideReader, type SideParts } from './load-sides.js';
import { folderOf, type PopulationRoom } from './population-room.js';
import type { PopulationEntry, Populations } from './populations.js';
import { keyMissing, packageNotFound, peopleNotAllowed, populationNotFound } from './refusals.js';
import { syntheticPeople } from './synthetic-people.js';
import { createQuestions } from './what-if-questions.js';

export interface PopulationParts extends SideParts {
  readonly store: PopulationStore;
  readonly source: PopulationSource;
  readonly registries: Pick<RegistryStore, 'locate'>;
  readonly room: PopulationRoom;
  /** Absent: nothing can be frozen here. */
  readonly files?: { readonly folder: string; readonly key: Buffer };
  readonly mode: 'demo' | 'production';
  readonly ids: Ids;
  readonly logger: Logger;
}

type Keeping = Pick<Populations, 'list' | 'freeze' | 'get' | 'discard'>;

/** Populations and questions about them, over their stores and the room of this node. */
export function createPopulations(parts: PopulationParts): Populations {
  return { ...keeping(parts), ...createQuestions({ ...parts, sides: createSideReader(parts) }) };
}

function keeping(parts: PopulationParts): Keeping {
  const { store, room, files, mode, ids, library, logger } = parts;
  const find = async (id: string, by: Actor): Promise<Outcome<StoredPopulation>> => {
    const found = isId(id) ? await store.get(by.tenant, id) : undefined;
    return found && found.status !== 'deleted' ? done(found) : populationNotFound;
  };

  return {
    list: async (by) => (await store.list(by.tenant)).map(entryOf),
    get: async (id, by) => {
      const found = await find(id, by);
      return found.ok ? done(entryOf(found.value)) : found;
    },

    async freeze({ package: name, plan: wanted, from, why, days }, by) {
      if (!files) return keyMissing;
      const release = await inForce(name, by);
      if (!release) return packageNotFound;
      const found = release.package.populations?.[wanted];
      if (!found) return planNotFound(wanted);
      const plan = { ...found, from: from ?? found.from };
      if (plan.from.kind === 'synthetic' && mode !== 'demo') return peopleNotAllowed;
      const checked = checkPlan(plan, release.package);
      if (!checked.ok) return checked;

      const id = ids.next();
      const synthetic = plan.from.kind === 'synthetic';
      const asOf = await store.begin(by.tenant, { id, package: name, plan, synthetic, why, days }, { id: by.person, name: by.name });
      // Nobody waits for a million people at a request; the row says how far it is.
      void run(id, asOf, plan, release, by).catch(async (err: unknown) => {
        logger.error({ err, population: id }, 'a population could not be frozen');
        await store.failed(by.tenant, id, { code: 'INTERNAL_ERROR', message: { zh: '冻结时出错，请重试。', en: 'Freezing failed; try again.' } });
      });
      const kept = await store.get(by.tenant, id);
      return kept ? done(entryOf(kept)) : populationNotFound;
    },

    async discard(id, by) {
      const found = await find(id, by);
      if (!found.ok) return found;
      await removePopulation(found.value, by.tenant, parts);
      return done(undefined);
    },
  };

  async function inForce(name: string, by: Actor): Promise<CompiledRelease | undefined> {
    const stored = await library.ofPackage(name, by.tenant);
    return stored && library.release(stored.hash, by.tenant);
  }

  async function run(id: string, asOf: Date, plan: PopulationPlan, release: CompiledRelease, by: Actor): Promise<void> {
    if (!files) return;
    const day = civilDateOf(formatInstant(asOf.getTime()));
    const gathered = await peopleOf(plan, release, day, by);
    if (!gathered.ok) return store.failed(by.tenant, id, { code: gathered.code, message: gathered.message });
    const frozen = await freezePopulation(await room.database(), gathered.value.people, {
      key: files.key,
      folder: folderOf(files.folder, by.tenant),
      fields: plan.columns,
      progress: (people) => void store.progress(by.tenant, id, people).catch(() => undefined),
    });
    if (!frozen.ok) return store.failed(by.tenant, id, { code: frozen.code, message: frozen.message });

    const { people, hash, columns } = frozen.value;
    await store.frozen(by.tenant, id, { people, hash, columns, freshness: gathered.value.freshness });
  }

  async function peopleOf(plan: PopulationPlan, release: CompiledRelease, asOf: string, by: Actor): Promise<Outcome<Pick<Frozen, 'people' | 'freshness'>>> {
    if (plan.from.kind === 'synthetic') {
      const people = syntheticPeople(plan, plan.from.people);
      return people.ok ? done({ people: people.value, freshness: [] }) : people;
    }
    const parameters = await library.parameters(release, by.tenant, asOf);
    return gatherPeople(plan, { tenant: by.tenant, asOf, source: parts.source, registries: parts.registries, package: release.package, parameters });
  }
}

interface Frozen {
  readonly people: People;
  readonly freshness: StoredPopulation['freshness'];
}

/** Forgets the people: the file, what is open of it, and that they may be asked; that they were once frozen stays told. */
export async function removePopulation(
  population: StoredPopulation,
  tenant: string,
  { store, room, files }: Pick<PopulationParts, 'store' | 'room' | 'files'>,
): Promise<void> {
  await store.deleted(tenant, population.id);
  if (!files || population.hash === undefined) return;
  // The same people frozen twice lie in one file.
  if ((await store.usesOf(tenant, population.hash)) > 0) return;
  await room.forget({ tenant, hash: population.hash });
  await deletePopulation({ file: fileOf(folderOf(files.folder, tenant), population.hash, true) });
}

/** A population as people see it. */
export function entryOf({
  id,
  package: name,
  plan,
  status,
  people,
  hash,
  freshness,
  asOf,
  why,
  frozenBy,
  deleteAfter,
  problem,
}: StoredPopulation): PopulationEntry {
  return {
    ...{ id, package: name, title: plan.title, titleEn: plan.titleEn, from: plan.from.kind, status, people, hash, why, frozenBy },
    ...{ asOf: formatInstant(asOf.getTime()), deleteAfter: formatInstant(deleteAfter.getTime()), groups: plan.groups, problem: problem?.message },
    columns: plan.columns.map(({ name: column, title, titleEn }) => ({ name: column, title, titleEn })),
    freshness,
  };
}

function planNotFound(plan: string): Outcome<never> {
  return refused('PLAN_NOT_FOUND', { zh: `事项包里没有试算方案“${plan}”。`, en: `The package has no plan "${plan}".` });
}
