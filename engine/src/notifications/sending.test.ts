import pino from 'pino';
import { demoTenantsAndPeople } from '../../../qa/support/demo-people.js';
import { eventually, taken } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, setClock } from '../../../qa/support/test-parts.js';
import type { Actor } from '../engine.js';
import { createPeople } from '../identity/create-people.js';
import { uuidIds } from '../ids.js';
import { type DeliveryStore, deliveryStore } from '../stores/delivery-store.js';
import { notificationStore } from '../stores/notification-store.js';
import { personStore } from '../stores/person-store.js';
import type { BoundChannel, Sent } from './channels/channel.js';
import { openChannels } from './channels/open-channels.js';
import { createDeliveries } from './create-deliveries.js';
import { createNotifications } from './create-notifications.js';
import { createSending, type Sending } from './sending.js';
import { openSimulators, type Simulators } from './simulators/open-simulators.js';

const administrator: Actor = { ...actors.systemAdministrator, tenant: '330000' };
const wangFang: Actor = { person: 'wang-fang', name: '王芳', tenant: '330000', roles: ['applicant'], ports: [] };
const text = '王芳（330199198806120029）的申请缺少收入证明，详见办件。';

describe('messages that leave the house', () => {
  let database: TestDatabase;
  let world: Simulators;
  let channels: readonly BoundChannel[];
  let running: Sending[] = [];
  let store: DeliveryStore;
  beforeAll(async () => {
    database = await openTestDatabase();
    await demoTenantsAndPeople(database);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    world = await openSimulators(async () => '2026-09-14T09:00:00+08:00');
    channels = taken(openChannels(world.settings, { now: Date.now, newId: () => uuidIds.next() }));
    store = deliveryStore(database.app, uuidIds.next());
  }, 30_000);
  afterEach(async () => {
    await Promise.all(running.map((one) => one.stop()));
    running = [];
  });
  afterAll(async () => {
    await world.stop();
    await database.close();
  });

  function sender(its = channels, mostADay?: number): Sending {
    const sending = createSending({
      store,
      mostADay,
      channels: its,
      publicUrl: 'https://onething.example',
      random: () => 0.5,
      logger: pino({ level: 'silent' }),
    });
    running.push(sending);
    return sending;
  }
  const outside = (sending?: Sending) => ({ channels, isStaff: createPeople(persons()).isStaff, wake: () => sending?.wake() });
  const persons = () => personStore(database.app);
  const notifications = (sending?: Sending) =>
    createNotifications(notificationStore(database.app), createPeople(persons()), uuidIds, outside(sending), persons());
  const message = (key: string, to = 'wang-fang') => ({ to, title: '您的申请需要补正', text, key, at: '2026-09-14T09:00:01+08:00' });
  const smsOf = (to: string) => world.messages.list().filter((one) => one.channel === 'sms' && one.to === to);
  const statesOf = async (key: string, by = wangFang) => {
    const [entry] = await notifications().list(by);
    return { key, deliveries: entry?.deliveries };
  };
  const settled = (by = wangFang) =>
    eventually(
      () => statesOf('', by),
      ({ deliveries = [] }) => deliveries.length > 0 && deliveries.every(({ state }) => state !== 'waiting'),
    );
  const forward = async (seconds: number) => {
    const { rows } = await database.owner.raw<{ rows: { now: Date }[] }>('select onething_now() as now');
    await setClock(database, new Date((rows[0]?.now.getTime() ?? 0) + seconds * 1000).toISOString());
  };

  it('say the title and where to read it, and nothing else', async () => {
    const sending = sender();
    sending.start();
    await Promise.all([1, 2, 3].map(() => notifications(sending).send(message('once'))));

    expect((await settled()).deliveries).toEqual([{ channel: 'sms', state: 'sent' }]);
    expect(smsOf('13800000006')).toMatchObject([{ text: expect.stringContaining('您有一条新消息：您的申请需要补正') }]);
    expect(JSON.stringify(world.messages.list())).not.toMatch(/王芳|330199198806120029|收入/);
  });

  it('go to the number that a form of the case gives, which is kept no longer than needed', async () => {
    await notifications().send({ ...message('form'), contact: { mobile: '13911112222', email: 'form@example.com' } });
    expect(await addresses()).toEqual(['13911112222', 'form@example.com']);
    sender().start();

    expect((await settled()).deliveries).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
    expect(smsOf('13911112222')).toHaveLength(1);
    expect(await addresses()).toEqual([]);
  });

  it('go by the channels that the person has chosen', async () => {
    const contact = taken(await notifications().keepContact({ email: 'wang.fang@example.com', channels: ['email'] }, wangFang));
    expect(contact).toMatchObject({ email: 'wang.fang@example.com', mobileMasked: expect.stringContaining('*') });
    expect(contact.channels.map(({ id, chosen }) => [id, chosen])).toEqual([
      ['sms', false],
      ['email', true],
    ]);
    sender().start();
    await notifications().send(message('chosen'));

    expect((await settled()).deliveries).toEqual([{ channel: 'email', state: 'sent' }]);
    expect(world.messages.list()[0]).toMatchObject({ channel: 'email', to: 'wang.fang@example.com' });
    expect(await notifications().keepContact({ email: 'a@b.cn\r\nBcc: c@d.cn', channels: [] }, wangFang)).toMatchObject({
      ok: false,
      code: 'SUBMISSION_INVALID',
    });
    expect(await notifications().keepContact({ channels: ['dingtalk'] }, wangFang)).toMatchObject({ ok: false, code: 'SUBMISSION_INVALID' });
    taken(await notifications().keepContact({ channels: ['sms'] }, wangFang));
  });

  it('name staff in the office’s group, and a family never', async () => {
    await database.app.transaction(async (t) => {
      await t.raw(`select set_config('app.tenant', '330199', true)`);
      await t('person').where({ id: 'registrar' }).update({ mobile: '13900000001' });
    });
    sender().start();
    await notifications().send(message('staff', 'registrar'));
    expect((await settled(actors.registrar)).deliveries).toEqual([
      { channel: 'dingtalk', state: 'sent' },
      { channel: 'sms', state: 'sent' },
    ]);
  });

  it('are tried again under the same key, later and later, and seen as failed in the end; the administrator begins again', async () => {
    await notifications().send(message('trouble'));
    const before = smsOf('13800000006').length;
    const tries: string[] = [];
    const silent = channels.map((channel) => ({
      ...channel,
      send: async ({ key }: { key: string }): Promise<Sent> => {
        tries.push(key);
        throw new Error('503 for 13800000006');
      },
    }));
    const sending = sender(silent);
    sending.start();
    await eventually(
      async () => {
        await forward(4000);
        sending.wake();
        return tries.length;
      },
      (n) => n >= 10,
    );

    expect((await settled()).deliveries).toEqual([{ channel: 'sms', state: 'failed' }]);
    expect(new Set(tries).size).toBe(1);
    expect(tries).toHaveLength(10);
    const deliveries = createDeliveries({ store, channels, wake: () => undefined });
    const [failed] = await deliveries.list(administrator);
    expect(failed).toMatchObject({ state: 'failed', attempts: 10, code: 'CHANNEL_NO_ANSWER', to: '王*', error: '503 for ***' });
    expect(await deliveries.list({ ...administrator, tenant: '330199' })).not.toContainEqual(expect.objectContaining({ id: failed?.id }));
    expect(await deliveries.retry(failed?.id ?? '', { ...administrator, tenant: '330199' })).toMatchObject({ ok: false, code: 'DELIVERY_NOT_FOUND' });

    await sending.stop();
    taken(await deliveries.retry(failed?.id ?? '', administrator));
    sender().start();
    expect((await settled()).deliveries).toEqual([{ channel: 'sms', state: 'sent' }]);
    expect(smsOf('13800000006')).toHaveLength(before + 1);
  });

  it('flood nobody: what is more than a day’s measure stays here and is seen as not delivered', async () => {
    const sending = sender(channels, 1);
    sending.start();
    await notifications(sending).send(message('flood-1', 'sun-yue'));
    expect((await settled(actors.sunYue)).deliveries).toEqual([{ channel: 'sms', state: 'sent' }]);
    await notifications(sending).send({ ...message('flood-2', 'sun-yue'), at: '2026-09-14T10:00:00+08:00', contact: { mobile: '13911119999' } });
    expect((await settled(actors.sunYue)).deliveries).toEqual([{ channel: 'sms', state: 'failed' }]);
    expect(smsOf('13911119999')).toEqual([]);
  });

  it('are sent by another node when the one that had them is gone; a node that comes back settles nothing', async () => {
    await notifications().send(message('gone'));
    const dead = deliveryStore(database.app, uuidIds.next());
    const [held] = await dead.claim(8, 12);
    expect(await store.claim(8, 12)).toEqual([]);
    await database.owner.raw('alter table delivery no force row level security');
    await database.owner.raw(`update delivery set claimed_until = clock_timestamp() - interval '1 second' where state = 'waiting'`);
    await database.owner.raw('alter table delivery force row level security');

    sender().start();
    expect((await settled()).deliveries).toEqual([{ channel: 'sms', state: 'sent' }]);
    if (held) await dead.failed(held, { code: 'LATE', error: 'late' });
    expect((await statesOf('gone')).deliveries).toEqual([{ channel: 'sms', state: 'sent' }]);
  });

  it('appear twice with the same key where the answer was lost, never with two', async () => {
    await notifications().send(message('lost'));
    let lost = 0;
    const losing = channels.map((channel) => ({
      ...channel,
      send: async (sent: Parameters<BoundChannel['send']>[0]): Promise<Sent> => {
        const answer = await channel.send(sent);
        lost += 1;
        if (lost === 1) throw new Error('the answer was lost');
        return answer;
      },
    }));
    const before = smsOf('13800000006').length;
    const sending = sender(losing);
    sending.start();
    await eventually(
      async () => {
        await forward(5);
        sending.wake();
        return (await statesOf('lost')).deliveries?.[0]?.state;
      },
      (state) => state === 'sent',
    );
    const copies = smsOf('13800000006').slice(0, smsOf('13800000006').length - before);
    expect(copies).toHaveLength(2);
    expect(new Set(copies.map(({ key }) => key)).size).toBe(1);
  });

  async function addresses(): Promise<readonly string[]> {
    return database.app.transaction(async (t) => {
      await t.raw(`select set_config('app.tenant', '330000', true)`);
      return t('delivery').whereNotNull('address').orderBy('address').pluck('address');
    });
  }
});
