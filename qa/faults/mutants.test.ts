import { appendFileSync } from 'node:fs';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { brokenByClaim } from './claim-promises.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';
import { brokenBySave } from './save-promises.js';
import { complaintsOf } from './workload.js';

/** Many more than `npm test` can wait for: `npm run faults -- --nightly` takes at least a hundred. */
const count = Number(process.env.MUTANTS ?? 0);
const seed = Number(process.env.SEED ?? 7);
/** The share that the issue asks for. */
const floor = 0.95;

describe('machine-made mutants of save and claim', () => {
  let database: TestDatabase;
  let mutants: readonly Mutant[];
  beforeAll(async () => {
    database = await openTestDatabase();
    const text = async (name: string) => {
      const { rows } = await database.owner.raw<{ rows: { definition: string }[] }>('select pg_get_functiondef(?::regproc) as definition', [name]);
      return rows[0]?.definition ?? '';
    };
    mutants = [...mutantsOf('save_steps', await text('save_steps')), ...mutantsOf('claim_work', await text('claim_work'))];
  });
  afterAll(() => database.close());

  it('are more than a hundred, each another text', () => {
    expect(mutants.length).toBeGreaterThan(100);
    expect(new Set(mutants.map(({ sql }) => sql)).size).toBe(mutants.length);
  });

  (count > 0 ? it : it.skip)(
    `are noticed function by function or by the morning on two nodes (${count}, seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      const chosen = mutants.map((mutant) => ({ mutant, at: random() })).sort((a, b) => a.at - b.at);
      const alive: string[] = [];
      let tried = 0;
      for (const { mutant } of chosen) {
        if (tried === count) break;
        const outcome = await fateOf(mutant);
        if (outcome === 'invalid') continue;
        tried += 1;
        if (outcome === 'alive') alive.push(mutant.name);
        if (process.env.MUTANT_LOG) appendFileSync(process.env.MUTANT_LOG, `${outcome} ${mutant.name}\n`);
      }
      recordRun({ test: 'mutants', cycles: tried, faults: tried, violations: 0, seed, measured: { noticed: tried - alive.length, alive: alive.length } });
      // A few samples say nothing about the share.
      if (tried >= 100) expect([alive, (tried - alive.length) / tried >= floor]).toEqual([alive, true]);
    },
    count * 20_000 + 60_000,
  );
});

/** First what takes a second; the morning on two nodes finds what only shows when all of it works together. */
async function fateOf(mutant: Mutant): Promise<'noticed' | 'alive' | 'invalid'> {
  try {
    const oracles = [brokenBySave, brokenByClaim, (database: TestDatabase) => complaintsOf(database, { patience: 1500 })];
    for (const oracle of oracles) if (await noticed(mutant, oracle)) return 'noticed';
    return 'alive';
  } catch (error) {
    if (error instanceof Invalid) return 'invalid';
    throw error;
  }
}

/** A text that PostgreSQL does not take is no mutant; one that makes the function raise breaks its promise. */
async function noticed({ sql }: Mutant, oracle: (database: TestDatabase) => Promise<readonly string[]>): Promise<boolean> {
  const database = await openTestDatabase();
  try {
    // Some would never end.
    await database.owner.raw(`alter database ${new URL(database.url).pathname.slice(1)} set statement_timeout = '3s'`);
    await database.owner.raw(sql.replaceAll('?', '\\?')).catch(() => Promise.reject(new Invalid()));
    return await oracle(database).then(
      (broken) => broken.length > 0,
      () => true,
    );
  } finally {
    await database.close();
  }
}

class Invalid extends Error {}
