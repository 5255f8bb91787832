import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { compilePackage, readPackage, runScenario } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import pino from 'pino';
import { type EngineWorld, openEngineWorld } from '../../../qa/support/scenario-engine.js';
import { testAuthoring } from '../../../qa/support/test-authoring.js';
import type { TestDatabase } from '../../../qa/support/test-database.js';
import type { TestParts } from '../../../qa/support/test-parts.js';
import { examplePackages } from '../database/demo-data.js';
import type { Actor } from '../engine.js';
import { uuidIds } from '../ids.js';
import { packageDraftStore } from '../stores/package-draft-store.js';
import { populationSource } from '../stores/population-source.js';
import { populationStore } from '../stores/population-store.js';
import { proposalStore } from '../stores/proposal-store.js';
import { registryStore } from '../stores/registry-store.js';
import { createPopulations } from './create-populations.js';
import { openPopulationRoom, type PopulationRoom } from './population-room.js';
import type { Populations } from './populations.js';

const head: Actor = { person: 'head-of-county', name: '周主任', tenant: '330199', roles: ['departmentAdministrator'], ports: [] };
const designer: Actor = { person: 'designer', name: '许诺', tenant: '330199', roles: ['designer'], ports: [] };
const publisher: Actor = { ...designer, person: 'publisher', name: '沈括', roles: ['publisher'] };

describe('closed cases of last year, through a draft', () => {
  let world: EngineWorld;
  let database: TestDatabase;
  let parts: TestParts;
  let folder: string;
  let room: PopulationRoom;
  let populations: Populations;

  beforeAll(async () => {
    const packages = await examplePackages(path.resolve('.'));
    const read = await Promise.all(packages.map(async (files) => taken(await readPackage(files))));
    const aid = read.findIndex(({ manifest }) => manifest.id === 'student-aid');
    const [common] = read;
    const own = read[aid];
    const scenario = own?.scenarios.find(({ id }) => id === 'T2-general');
    if (!own || !common || !scenario) throw new Error('student-aid has the scenario T2-general');
    const compiled = taken(compilePackage(own, [common]));
    world = await openEngineWorld(
      compiled,
      scenario,
      [packages[0], packages[aid]].flatMap((files) => files ?? []),
      async (opened, its) => {
        [database, parts] = [opened, its];
      },
    );
    expect((await runScenario(compiled, scenario, world)).failures).toEqual([]);

    folder = await mkdtemp(path.join(os.tmpdir(), 'shadow-'));
    const key = Buffer.alloc(32, 7);
    const { app } = database;
    room = openPopulationRoom({ folder, key, threads: 2, memory: '600MB' });
    populations = createPopulations({
      ...{ drafts: packageDraftStore(app), proposals: proposalStore(app), library: parts.library, ids: uuidIds, store: populationStore(app) },
      ...{ source: populationSource(app), registries: registryStore(app), logger: pino({ level: 'silent' }), milliseconds: () => performance.now() },
      ...{ mode: 'production', room, files: { folder, key } },
    });
  }, 120_000);
  afterAll(async () => {
    await room?.close();
    await world?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are decided by the rules in force as they were decided, and by the draft as it says; the approver sees the run', async () => {
    const from = { kind: 'cases' as const, matter: 'student-aid/student-aid', closedFrom: '2020-09-01', closedTo: '2021-08-31' };
    const begun = taken(await populations.freeze({ package: 'student-aid', plan: 'closed-cases', from, why: '影子重放', days: 30 }, head));
    const frozen = await ready(begun.id);
    expect(frozen).toMatchObject({ status: 'ready', from: 'cases', people: 1 });

    const same = taken(await populations.compare(frozen.id, { parameters: {}, edits: [] }, head));
    // 周雨 was given 1,000 yuan for 43 points.
    expect(same.rows[0]).toMatchObject({ dimension: 'all', people: 1, unchanged: 1, open: 0, costBefore: 100_000, costAfter: 100_000 });
    expect(same.rows.find(({ dimension }) => dimension === 'level')).toMatchObject({ cell: '一般困难', people: 1 });

    const authoring = testAuthoring(database, parts);
    const draft = taken(await authoring.openDraft('student-aid', designer));
    const file = draft.files.find(({ path: name }) => name === 'decisions/S1-score.json');
    const text = file?.text ?? '';
    const save = (changed: string, rev: number) => authoring.saveFile(draft.id, { path: 'decisions/S1-score.json', text: changed, rev }, designer);
    const saved = taken(await save(text.replace('"from": 30', '"from": 44'), file?.rev ?? 0));
    const harsh = taken(await populations.keep(frozen.id, { parameters: {}, edits: [], draft: draft.id }, '一般困难 44 分起', head));
    expect(harsh.rows[0]).toMatchObject({ people: 1, losers: 1, costBefore: 100_000, costAfter: 0 });
    const lost = taken(
      await populations.people(frozen.id, { parameters: {}, edits: [], draft: draft.id }, { dimension: 'all', cell: '', change: 'losers' }, head),
    );
    expect(lost).toMatchObject([
      { before: 100_000, after: 0, levelBefore: '一般困难', levelAfter: '不认定', who: { caseNo: expect.stringMatching(/^OT-330199-/) } },
    ]);

    // The package's own scenarios refuse that one; this one they allow, and it touches nobody of last year.
    expect(await authoring.propose(draft.id, '一般困难 44 分起', designer)).toMatchObject({ ok: false, code: 'SCENARIOS_RED' });
    taken(await save(text.replace('"from": 45', '"from": 46'), saved.rev));
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const kept = taken(await populations.keep(frozen.id, { parameters: {}, edits: [], draft: draft.id }, '困难 46 分起', head));
    expect(kept.rows[0]).toMatchObject({ people: 1, unchanged: 1, losers: 0 });
    const proposed = taken(await authoring.propose(draft.id, '困难 46 分起', designer));
    const runs = taken(await populations.runsOfProposal(proposed.id, publisher));
    expect(runs.map(({ id, matches, people, note }) => ({ id, matches, people, note }))).toEqual([
      { id: kept.id, matches: true, people: frozen.hash, note: '困难 46 分起' },
      { id: harsh.id, matches: false, people: frozen.hash, note: '一般困难 44 分起' },
    ]);
  });

  async function ready(id: string) {
    for (let turn = 0; turn < 600; turn += 1) {
      const now = taken(await populations.get(id, head));
      if (now.status !== 'freezing') return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('still freezing');
  }
});

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems?.slice(0, 5))}`);
}
