import { done, formatInstant, numbersIn, type Outcome, publishable } from '@onething/rules';
import type { Actor } from '../engine.js';
import { may } from '../identity/permissions.js';
import { type Ids, isId } from '../ids.js';
import type { PopulationStore, StoredPopulation, StoredRun } from '../stores/population-store.js';
import type { Change } from './change.js';
import { cliffsOf } from './cliffs.js';
import type { SideReader, Sides } from './load-sides.js';
import { renderMemo } from './memo.js';
import type { PopulationDatabase } from './population-database.js';
import type { PopulationRoom } from './population-room.js';
import type { BudgetRequest, Compared, Populations, RunEntry } from './populations.js';
import { writeReconciliation } from './reconciliation.js';
import { populationNotFound, populationNotReady, runNotFound } from './refusals.js';
import { changed, type Side } from './sides.js';
import { tellChange } from './tell-change.js';
import { findChanged, fitBudget, hashesOf, type OpenPopulation, runWhatIf, type WhatIfRecord } from './what-if.js';

export interface QuestionParts {
  readonly store: PopulationStore;
  readonly room: PopulationRoom;
  readonly sides: SideReader;
  readonly ids: Ids;
}

type Questions = Omit<Populations, 'list' | 'freeze' | 'get' | 'discard'>;

/** Everything that two sides of a question need. */
interface Asked extends Sides {
  readonly population: StoredPopulation;
  readonly open: OpenPopulation;
  readonly database: PopulationDatabase;
}

const mostPeopleShown = 200;

/** What a change would do, asked of frozen people. */
export function createQuestions({ store, room, sides, ids }: QuestionParts): Questions {
  return {
    async knobs(id, draft, by) {
      const found = await ready(id, by);
      if (!found.ok) return found;
      const unmoved = await sides.unmoved(found.value, draft, by);
      if (!unmoved.ok) return unmoved;
      const { side, package: from } = unmoved.value;
      const read = JSON.stringify(side.chain);
      const parameters = from.parameters.flatMap(({ id: parameter, title, titleEn, unit }) => {
        const value = side.parameters[parameter];
        return typeof value === 'number' && new RegExp(`params\\.${parameter}\\b`).test(read) ? [{ id: parameter, title, titleEn, unit, value }] : [];
      });
      return done({ parameters, numbers: side.chain.flatMap(numbersIn) });
    },

    async compare(id, change, by) {
      const asked = await ask(id, change, by);
      if (!asked.ok) return asked;
      const record = await recordOf(asked.value);
      return record.ok ? done(shown(record.value, by)) : record;
    },

    async keep(id, change, note, by) {
      const asked = await ask(id, change, by);
      if (!asked.ok) return asked;
      const record = await recordOf(asked.value);
      if (!record.ok) return record;
      const run = { id: ids.next(), population: id, package: asked.value.population.package, note, record: { ...record.value, change } };
      await store.addRun(by.tenant, { ...run, contentHash: contentHashOf(asked.value.draft) }, { id: by.person, name: by.name });
      const kept = await findRun(run.id, by);
      return kept.ok ? done(runEntry(kept.value, by)) : kept;
    },

    runs: async (ofPackage, by) => (await store.runs(by.tenant, ofPackage)).map((run) => runEntry(run, by)),

    async run(id, by) {
      const run = await findRun(id, by);
      return run.ok ? done(runEntry(run.value, by)) : run;
    },

    async runsOfProposal(proposal, by) {
      const named = isId(proposal) ? await sides.packageOfProposal(proposal, by) : undefined;
      if (named === undefined) return done([]);
      const runs = await store.runs(by.tenant, named);
      const entries = runs.map(async (run) => ({ ...runEntry(run, by), matches: await matches(run, proposal, by) }));
      return done(await Promise.all(entries));
    },

    async people(id, change, cell, by) {
      const asked = await ask(id, change, by);
      if (!asked.ok) return asked;
      const { database, open, population } = asked.value;
      const who = population.plan.who;
      const found = await findChanged(database, open, questionOf(asked.value), { ...cell, who, limit: mostPeopleShown });
      if (!found.ok) return found;
      await store.addReading(by.tenant, { id: ids.next(), population: id, person: by.person, asked: { ...cell, change }, people: found.value.length });
      return found;
    },

    async fit(id, change, search, by) {
      const asked = await ask(id, change, by);
      if (!asked.ok) return asked;
      const { database, open, population, draft } = asked.value;
      const sideAt = (value: number) => changed(draft, moveTo(search, value));
      const answer = await fitBudget(database, open, { ...search, sideAt, amount: population.plan.amount });
      if (!answer.ok) return answer;
      const fitted = sideAt(answer.value.value);
      if (!fitted.ok) return fitted;
      const record = await recordOf({ ...asked.value, draft: fitted.value });
      return record.ok ? done({ ...answer.value, compared: shown(record.value, by) }) : record;
    },

    async cliffs(id, change, fact, by) {
      const asked = await ask(id, change, by);
      return asked.ok ? cliffsOf({ ...asked.value, plan: asked.value.population.plan, small: may(by, 'populations.people') ? 0 : 10 }, fact) : asked;
    },

    async memo(id, format, by) {
      const run = await findRun(id, by);
      if (!run.ok) return run;
      const population = await store.get(by.tenant, run.value.population);
      if (!population) return populationNotFound;
      return done(await renderMemo(runEntry(run.value, by), population, await changesTold(population, run.value, by), format));
    },

    async reconciliation(id, by) {
      const run = await findRun(id, by);
      if (!run.ok) return run;
      const asked = await ask(run.value.population, run.value.record.change, by);
      if (!asked.ok) return asked;
      const { database, open, population } = asked.value;
      const everybody = { dimension: 'all', cell: '', change: 'changed' as const, who: population.plan.who, limit: 1_000_000 };
      const found = await findChanged(database, open, questionOf(asked.value), everybody);
      if (!found.ok) return found;
      await store.addReading(by.tenant, { id: ids.next(), population: population.id, person: by.person, asked: { run: id }, people: found.value.length });
      return done(await writeReconciliation(found.value, population, run.value.record.rows));
    },
  };

  async function ready(id: string, by: Actor): Promise<Outcome<StoredPopulation>> {
    const found = isId(id) ? await store.get(by.tenant, id) : undefined;
    if (!found || found.status === 'deleted') return populationNotFound;

    return found.status === 'ready' ? done(found) : populationNotReady;
  }

  async function ask(id: string, change: Change, by: Actor): Promise<Outcome<Asked>> {
    const population = await ready(id, by);
    if (!population.ok) return population;
    const both = await sides.sides(population.value, change, by);
    if (!both.ok) return both;
    const { hash = '', people, columns = [] } = population.value;
    const open = await room.open({ tenant: by.tenant, hash, people, columns });

    return open.ok ? done({ ...both.value, population: population.value, open: open.value, database: await room.database() }) : open;
  }

  function recordOf(asked: Asked): Promise<Outcome<WhatIfRecord>> {
    return runWhatIf(asked.database, asked.open, questionOf(asked));
  }

  /** What was moved, from where to where, in words; a number that is no longer there is told by its place. */
  async function changesTold(population: StoredPopulation, { record: { change } }: StoredRun, by: Actor): Promise<readonly string[]> {
    const unmoved = await sides.unmoved(population, change.draft, by);
    const { side, package: from } = unmoved.ok ? unmoved.value : { side: undefined, package: undefined };
    return [...(change.draft === undefined ? [] : ['起草中的修改（草稿）。']), ...tellChange(change, side, from)];
  }

  async function findRun(id: string, by: Actor): Promise<Outcome<StoredRun>> {
    const run = isId(id) ? await store.run(by.tenant, id) : undefined;
    return run ? done(run) : runNotFound;
  }

  async function matches(run: StoredRun, proposal: string, by: Actor): Promise<boolean> {
    const population = await store.get(by.tenant, run.population);
    const side = population && (await sides.ofProposal(population, proposal, by));
    return side?.ok === true && contentHashOf(side.value) === run.contentHash;
  }
}

function questionOf({ baseline, draft, population: { plan } }: Asked) {
  return { baseline, draft, amount: plan.amount, level: plan.level, groups: plan.groups };
}

function contentHashOf(side: Side): string {
  const { rules, parameters } = hashesOf(side);
  return `${rules} ${parameters}`;
}

/** Small cells are for those only who may see single people. */
function shown({ rows, baseline, draft }: WhatIfRecord, by: Actor): Compared {
  const suppressed = !may(by, 'populations.people');
  return { rows: suppressed ? publishable(rows) : rows, suppressed, baseline, draft };
}

function runEntry({ id, population, package: name, note, record, by: author, at }: StoredRun, reader: Actor): RunEntry {
  const told = { id, population, package: name, note, by: author, at: formatInstant(at.getTime()), people: record.population, engine: record.engine };
  return { ...told, ...shown(record, reader) };
}

function moveTo({ parameter, decision, pointer }: BudgetRequest, value: number): Omit<Change, 'draft'> {
  return parameter === undefined
    ? { parameters: {}, edits: [{ decision: decision ?? '', pointer: pointer ?? '', value }] }
    : { parameters: { [parameter]: value }, edits: [] };
}
