import { withTenant } from '../../engine/src/database/with-tenant.js';
import { end, eventually, flow, openSmallWorld, plantSmallWorld, region, type SmallWorld, start, taken } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { setClock } from '../support/test-parts.js';
import { LedgerClient } from './ledger-client.js';
import { recordRun } from './record-run.js';

const timers = Number(process.env.TIMERS ?? Number(process.env.ROUNDS ?? 5) * 20);
const wait = (id: string, iso: string) =>
  `<bpmn:intermediateCatchEvent id="${id}" name="等待"><bpmn:timerEventDefinition><bpmn:timeDuration>${iso}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
const long = start + wait('short', 'P45D') + wait('year', 'P400D') + end + flow('start', 'short', 'year', 'end');
const brief = start + wait('soon', 'PT4S') + end + flow('start', 'soon', 'end');

interface Fired {
  readonly instance: string;
  readonly element: string;
  readonly late: number;
  readonly count: number;
}

/** Every firing, with how many seconds after its time it was by the installation's clock. */
async function firings({ app }: TestDatabase): Promise<readonly Fired[]> {
  const { rows } = await withTenant(app, region, (t) =>
    t.raw<{ rows: Fired[] }>(`
      select f.instance, f.element, extract(epoch from f.at - (s.data->>'due')::timestamptz)::float8 as late, count(*) over (partition by f.instance, f.activity)::int as count
      from history f join history s on s.instance = f.instance and s.activity = f.activity and s.type = 'timer.scheduled'
      where f.type = 'timer.fired'`),
  );
  return rows;
}

const p99 = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

describe('T-timer', () => {
  let database: TestDatabase;
  let world: SmallWorld;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    world = await openSmallWorld(database, long);
    await world.runtime.start();
  }, 30_000);
  afterAll(async () => {
    await world.runtime.stop();
    await database.close();
  });

  it(
    `${timers} timers fire once each, none before its time, 45 and 445 days ahead, all due in the same seconds`,
    async () => {
      for (let at = 0; at < timers; at += 100)
        await Promise.all(Array.from({ length: Math.min(100, timers - at) }, async (_, i) => taken(await world.open({}, `timer-${at + i}`))));
      for (const [day, fired] of [
        ['2026-10-29', timers],
        ['2027-12-03', timers * 2],
      ] as const) {
        await setClock(database, `${day}T08:59:00+08:00`);
        world.runtime.wake();
        await new Promise((resolve) => setTimeout(resolve, 800));
        expect((await firings(database)).filter(({ late }) => late < 0)).toEqual([]);
        expect(await firings(database)).toHaveLength(fired - timers);
        await setClock(database, `${day}T12:00:00+08:00`);
        world.runtime.wake();
        await eventually(
          async () => (await firings(database)).length,
          (count) => count >= fired,
          timers * 50 + 60_000,
        );
      }
      const all = await firings(database);
      expect(all.filter(({ count, late }) => count !== 1 || late < 0)).toEqual([]);
      expect(all).toHaveLength(timers * 2);
      recordRun({ test: 'T-timer', cycles: timers * 2, faults: 0, violations: 0, seed: 0 });
    },
    timers * 200 + 120_000,
  );
});

describe('T-clock', () => {
  const shifts = [
    ['two hours ahead', '7200'],
    ['two hours behind', '-7200'],
  ] as const;

  it.each(process.env.ROUNDS === undefined ? shifts.slice(0, 1) : shifts)(
    'a machine whose clock is %s fires no timer early, and its lease holds',
    async (_, shift) => {
      const database = await openTestDatabase();
      await plantSmallWorld(database);
      const client = new LedgerClient(database.url, brief);
      const node = await client.startNode(undefined, { CLOCK_SHIFT: shift });
      for (let i = 0; i < 10; i += 1) client.openOnly();
      await eventually(
        async () => (await firings(database)).length,
        (count) => count === 10,
        60_000,
      );
      node.kill('SIGKILL');
      const all = await firings(database);
      expect(all.filter(({ count, late }) => count !== 1 || late < 0)).toEqual([]);
      expect(
        (await database.owner('node').whereRaw(`lease_until between clock_timestamp() - interval '1 minute' and clock_timestamp() + interval '1 minute'`))
          .length,
      ).toBe(1);
      await database.close();
      recordRun({ test: `T-clock ${shift}`, cycles: 10, faults: 1, violations: 0, seed: 0, measured: { p99LateSeconds: p99(all.map(({ late }) => late)) } });
    },
    120_000,
  );
});
