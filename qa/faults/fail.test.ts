import { createServer, type Server } from 'node:http';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { endpointStore } from '../../engine/src/stores/endpoint-store.js';
import { eventually, openSmallWorld, plantSmallWorld, region, type SmallWorld, taken } from '../support/small-world.js';
import { takingPartPackage } from '../support/taking-part-package.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { setClock } from '../support/test-parts.js';
import { violations } from './invariants.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const cases = Math.min(2000, Number(process.env.ROUNDS ?? 8) * 3);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const bad = ['500', 'reset', 'garbage', 'refused', 'slow'] as const;

/** A service that fails three times in ten, each time in another way. It keeps a ledger of the keys that it has answered. */
class Unreliable {
  readonly answered: string[] = [];
  failures = 0;
  private readonly server: Server;

  constructor(random: () => number) {
    this.server = createServer((request, response) => {
      const kind = random() < 0.3 ? bad[Math.floor(random() * bad.length)] : undefined;
      if (kind) this.failures += 1;
      if (kind === 'reset') return request.socket.destroy();
      if (kind === '500') return response.writeHead(500).end('{}');
      if (kind === 'refused') return response.writeHead(400).end('{"message":"no"}');
      if (kind === 'garbage') return response.writeHead(200, { 'Content-Type': 'application/json' }).end('<<<');
      const answer = () => {
        this.answered.push(String(request.headers['idempotency-key']));
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"school":"示例中学","scores":[90]}');
      };
      if (kind === 'slow') return void setTimeout(answer, 1500);
      answer();
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe('T-fail', () => {
  let database: TestDatabase;
  let world: SmallWorld;
  const random = randomOf(seed);
  const service = new Unreliable(random);
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    const values = { school: { at: 'school' }, scores: { at: 'scores', list: true } };
    const url = await service.open();
    const request = { format: 'json' as const, body: { id: '$idNo' } };
    const binding = { url, method: 'POST' as const, request, response: { format: 'json' as const, values }, timeoutSeconds: 1 };
    await endpointStore(database.app).bind(region, 'small', 'school-roll', binding, { id: 'security-administrator', name: '唐宁' });
    world = await openSmallWorld(database, '', {}, takingPartPackage);
    await world.runtime.start();
  }, 30_000);
  afterAll(async () => {
    await world.runtime.stop();
    service.close();
    await database.close();
  });

  it(
    `of ${cases} calls to a service that fails three times in ten every one ends in an answer or in an incident (seed ${seed})`,
    async () => {
      const ids = await Promise.all(Array.from({ length: cases }, async (_, i) => taken(await world.open({ note: `${i}` }, `fail-${i}`)).id));
      const waiting = async () => {
        // Backing off takes hours by the clock of the installation: it is moved on.
        const { rows } = await database.owner.raw<{ rows: { now: Date }[] }>('select onething_now() as now');
        await setClock(database, new Date((rows[0]?.now.getTime() ?? 0) + 600_000).toISOString());
        world.runtime.wake();
        await new Promise((resolve) => setTimeout(resolve, 150));
        return withTenant(database.app, region, (t) => t('job').where({ connector: 'http-request' }).select('instance'));
      };
      await eventually(waiting, (jobs) => jobs.length === 0, cases * 500 + 60_000);

      const [answered, incidents] = await withTenant(database.app, region, async (t) => [
        await t('external_work').pluck('instance'),
        await t('incident').whereNull('resolved_at').pluck('instance'),
      ]);
      expect([...answered, ...incidents].sort()).toEqual([...ids].sort());
      // What cannot be mended by a later try is told at once; a refusal in words is no reason to ask again.
      expect(incidents.length).toBeGreaterThan(0);
      expect(service.failures).toBeGreaterThan(cases * 0.15);
      // Each answer was applied once, whatever was sent again, and the service knows of every one.
      expect(answered.filter((id) => !service.answered.includes(`${region}/${id}/a2`))).toEqual([]);
      expect(await violations(database.app, region, [])).toEqual([]);
      recordRun({
        test: 'T-fail',
        cycles: cases,
        faults: service.failures,
        violations: 0,
        seed,
        measured: { answered: answered.length, incidents: incidents.length },
      });
    },
    cases * 1000 + 120_000,
  );
});
