import { type ModelOf, placingOf } from '@onething/processes';
import { done, formatInstant, type Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';
import { may } from '../identity/permissions.js';
import { type Ids, isId } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { CompiledRelease } from '../releases/release-library.js';
import { hashOf } from '../runtime/step-runner.js';
import type { CaseMoveStore, CaseToMove, StoredCaseMove } from '../stores/case-move-store.js';
import type { CaseMove, CaseMoves } from './case-moves.js';
import { type Placing, PlanInTheMaking } from './plan-in-the-making.js';
import { caseMoveNotFound, casesWithoutPlace, nothingToMove, overtaken, ownProposal, packageNotFound } from './refusals.js';

export interface CaseMoveParts {
  readonly store: CaseMoveStore;
  readonly library: Pick<WholeLibrary, 'ofPackage' | 'release' | 'parameters'>;
  readonly ids: Ids;
}

const batch = 200;

/** Moves of cases over their store. */
export function createCaseMoves({ store, library, ids }: CaseMoveParts): CaseMoves {
  return {
    async plan(packageId, by) {
      const target = await inForce(packageId, by);
      return target ? done(await planOf(target, by)) : packageNotFound;
    },

    async propose(packageId, reason, by) {
      const target = await inForce(packageId, by);
      if (!target) return packageNotFound;
      const plan = await planOf(target, by);
      if (plan.groups.some(({ problems }) => problems.length > 0)) return casesWithoutPlace(plan);
      if (plan.groups.length === 0) return nothingToMove;

      const id = ids.next();
      await store.add(by.tenant, { id, package: packageId, release: target.hash, version: plan.version, reason }, { id: by.person, name: by.name });
      return entry(id, by);
    },

    list: async (by) => (await store.list(by.tenant)).map((one) => entryOf(one, by)),

    async approve(id, by) {
      const found = isId(id) && may(by, 'authoring.decide') ? await store.get(by.tenant, id) : undefined;
      if (!found) return caseMoveNotFound;
      if (found.proposed_by === by.person) return ownProposal;
      const target = await inForce(found.package, by);
      if (target?.hash !== found.release) return overtaken;
      const plan = await planOf(target, by);
      if (plan.groups.some(({ problems }) => problems.length > 0)) return casesWithoutPlace(plan);

      await store.decided(by.tenant, id, { id: by.person, name: by.name });
      await moveAll(found, target, by);
      return entry(id, by);
    },
  };

  async function inForce(packageId: string, by: Actor): Promise<CompiledRelease | undefined> {
    const stored = await library.ofPackage(packageId, by.tenant);
    return stored && library.release(stored.hash, by.tenant);
  }

  async function planOf(target: CompiledRelease, by: Actor) {
    const plan = new PlanInTheMaking(target);
    const placings = placingsFor(target);
    await eachCase(target, by, async (tenant, one) => {
      const earlier = await library.release(one.release, tenant);
      plan.take(one, earlier, placings(earlier)(one.state));
    });
    return plan.finished();
  }

  async function moveAll({ id: move, reason, version, release: hash }: StoredCaseMove, target: CompiledRelease, by: Actor): Promise<void> {
    const placings = placingsFor(target);
    await eachCase(target, by, async (tenant, one) => {
      if (placings(await library.release(one.release, tenant))(one.state).length > 0) return;
      // What is decided by stays as it was on the day of acceptance; only parameters that are new come with the release.
      const known = await library.parameters(target, tenant, one.context.facts.case.date);
      const parameters = { ...known, ...one.context.parameters };
      const moving = { found: one, release: hash, version, parameters, parametersHash: hashOf(parameters), move, reason };
      if (await store.move(tenant, moving, { id: by.person, name: by.name }, ids.next)) await store.count(by.tenant, move, 1);
    });
  }

  /** The cases of all tenants, here and below, where the target is in force. */
  async function eachCase(target: CompiledRelease, by: Actor, look: (tenant: string, one: CaseToMove) => Promise<void>): Promise<void> {
    const packageId = target.package.manifest.id;
    for (const tenant of await store.subtree(by.tenant)) {
      if ((await library.ofPackage(packageId, tenant))?.hash !== target.hash) continue;
      let after: string | undefined;
      for (let cases = await store.next(tenant, packageId, target.hash, after, batch); cases.length > 0; ) {
        for (const one of cases) await look(tenant, one);
        after = cases.at(-1)?.id;
        cases = await store.next(tenant, packageId, target.hash, after, batch);
      }
    }
  }

  async function entry(id: string, by: Actor): Promise<Outcome<CaseMove>> {
    const found = await store.get(by.tenant, id);
    return found ? done(entryOf(found, by)) : caseMoveNotFound;
  }
}

/** One comparison a pair of releases, however many cases there are. */
function placingsFor(target: CompiledRelease): (earlier: CompiledRelease) => Placing {
  const known = new Map<string, Placing>();
  return (earlier) => {
    const placing = known.get(earlier.hash) ?? placingOf(modelsOf(earlier), modelsOf(target));
    known.set(earlier.hash, placing);
    return placing;
  };
}

/** `process` of the package, `common:seal-issue` of one that it requires. */
function modelsOf(release: CompiledRelease): ModelOf {
  return (qualified) => {
    const [head = '', tail] = qualified.split(':');
    const own = tail === undefined ? release.package : release.required[head]?.package;
    return own?.processes[tail ?? head]?.parsed.processes.find(({ id }) => id === (tail ?? head));
  };
}

function entryOf({ id, package: name, release, version, reason, moved, ...move }: StoredCaseMove, by: Actor): CaseMove {
  return {
    ...{ id, package: name, release, version, reason, moved },
    ...{ proposedBy: move.proposed_by_name, proposedAt: formatInstant(move.proposed_at.getTime()) },
    ...(move.decided_at && { decidedBy: move.decided_by_name ?? '', decidedAt: formatInstant(move.decided_at.getTime()) }),
    mayDecide: may(by, 'authoring.decide') && move.proposed_by !== by.person,
  };
}
