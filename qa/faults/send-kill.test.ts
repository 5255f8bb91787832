import type { ChildProcess } from 'node:child_process';
import { v7 } from 'uuid';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { createPeople } from '../../engine/src/identity/create-people.js';
import { uuidIds } from '../../engine/src/ids.js';
import { openChannels } from '../../engine/src/notifications/channels/open-channels.js';
import { createNotifications } from '../../engine/src/notifications/create-notifications.js';
import { openSimulators, type Simulators } from '../../engine/src/notifications/simulators/open-simulators.js';
import { notificationStore } from '../../engine/src/stores/notification-store.js';
import { personStore } from '../../engine/src/stores/person-store.js';
import { demoTenantsAndPeople } from '../support/demo-people.js';
import { eventually, taken } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { setClock } from '../support/test-parts.js';
import { bundled, forkFile, messageOf } from './bundled.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';
import type { SentBatch } from './send-node.js';

const kills = Number(process.env.ROUNDS ?? 2);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** So many that every life of a node meets some. */
const [messages, papers] = [kills * 40, kills * 6];

describe('kill -9 while messages go out and papers are printed', () => {
  let database: TestDatabase;
  let world: Simulators;
  const children = new Set<ChildProcess>();
  beforeAll(async () => {
    database = await openTestDatabase();
    await demoTenantsAndPeople(database);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    world = await openSimulators(async () => '2026-09-14T09:00:00+08:00', Number.POSITIVE_INFINITY);
  }, 60_000);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await world.stop();
    await database.close();
  });

  it(
    `loses no message, sends a second copy only under the same key, and numbers ${papers} papers without a gap, ${kills} times (seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      await keepMessages();
      const batch = batchOf();
      const program = bundled('send-node');
      const node = () =>
        start(program, { NODE_DATABASE_URL: database.url, CHANNELS: JSON.stringify({ sms: world.settings.sms }), BATCH: JSON.stringify(batch) });

      for (let round = 0; round < kills; round += 1) {
        const living = node();
        const before = world.messages.list().length;
        // Killed while it sends, not while it wakes up.
        await eventually(
          async () => world.messages.list().length,
          (sent) => sent > before,
          60_000,
        );
        await pause(random() * 500);
        await killed(living);
        await leasesRunOut();
      }
      const last = node();
      await messageOf(last);
      await messageOf(last);
      await eventually(waiting, (left) => left === 0, 60_000 + kills * 500);
      await killed(last);

      const keys = world.messages.list().map(({ key }) => key);
      expect([...new Set(keys)].sort()).toEqual((await keysOfMessages()).sort());
      expect(await states()).toEqual([{ state: 'sent', count: String(messages) }]);
      // A node has at most eight on the way when it dies.
      expect(keys.length - messages).toBeLessThanOrEqual(8 * kills);
      expect(await numbersOf(batch)).toEqual(Array.from({ length: papers }, (_, i) => `T-330199-2026-${String(i + 1).padStart(4, '0')}`));
      recordRun({
        test: 'T-kill in sending',
        cycles: kills,
        faults: kills,
        violations: 0,
        seed,
        measured: { messages, secondCopies: keys.length - messages, papers },
      });
    },
    kills * 20_000 + 120_000,
  );

  async function keepMessages(): Promise<void> {
    const channels = taken(openChannels({ sms: world.settings.sms }, { now: Date.now, newId: v7 }));
    const people = createPeople(personStore(database.app));
    const outside = { channels, isStaff: people.isStaff, wake: () => undefined };
    const notifications = createNotifications(notificationStore(database.app), people, uuidIds, outside);
    const message = { to: 'wang-fang', title: '资金已发放', text: '详见办件', at: '2026-09-14T09:00:01+08:00' };
    for (let n = 0; n < messages; n += 1) await notifications.send({ ...message, key: `m${n}` });
  }

  function start(file: string, environment: Readonly<Record<string, string>>): ChildProcess {
    const child = forkFile(file, environment);
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  }

  /** Real seconds that the test does not wait for. */
  async function leasesRunOut(): Promise<void> {
    await withTenant(database.app, '330000', async (t) => {
      await t('delivery').where({ tenant: '330000', state: 'waiting' }).update({ claimed_until: null });
    });
  }

  const rowsOf = (work: Parameters<typeof withTenant<unknown>>[2]) => withTenant(database.app, { tenant: '330000', person: 'wang-fang' }, work);
  const states = () => rowsOf((t) => t('delivery').where({ tenant: '330000' }).groupBy('state').select('state').count('* as count'));
  const waiting = () => withTenant(database.app, '330000', async (t) => (await t('delivery').where({ state: 'waiting' }).select('id')).length);

  function keysOfMessages(): Promise<string[]> {
    return withTenant(database.app, '330000', async (t) => (await t('delivery').pluck('notification')).map((id: string) => `330000/${id}/sms`));
  }

  function numbersOf({ tenant, instance }: SentBatch): Promise<string[]> {
    return withTenant(database.app, tenant, (t) => t('document').where({ instance, status: 'valid' }).orderBy('number').pluck('number'));
  }
});

function batchOf(): SentBatch {
  const template =
    '<h1>通知</h1><p class="number">编号：{{number}}</p><p class="indent">{{payee}}</p><table class="sign"><tr><td><p>{{issuer}}</p></td></tr></table><qr/>';
  const facts = { payee: { title: '学生', type: 'string' as const } };
  const definition = { id: 'note', title: '通知', number: 'T-{region}-{year}-{seq:4}', seals: ['county'], facts, template };
  const rows = Array.from({ length: papers }, (_, i) => ({ id: `r${i}`, name: `学生${i}`, facts: { payee: `学生${i}` } }));
  return { key: 'batch', tenant: '330199', instance: v7(), definition, rows };
}

async function killed(node: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => node.once('exit', () => resolve()));
  node.kill('SIGKILL');
  await gone;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
