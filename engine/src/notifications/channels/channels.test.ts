import { openSimulators, type Simulators } from '../simulators/open-simulators.js';
import { canonicalQuery, signedHeaders } from './aliyun-signature.js';
import type { BoundChannel, ChannelId } from './channel.js';
import { robotSignature } from './dingtalk.js';
import { channelKinds } from './index.js';
import { openChannels } from './open-channels.js';

const tools = { now: Date.now, newId: () => crypto.randomUUID() };
const message = { key: '330000/n-1/sms', to: '13800000006', title: '您的申请需要补正', link: 'https://onething.example/messages' };

describe('the signatures', () => {
  it('of Aliyun are those of its documentation’s example', () => {
    const query = { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' };
    const about = { host: 'ecs.cn-shanghai.aliyuncs.com', action: 'RunInstances', version: '2014-05-26', date: '2023-10-26T10:22:32Z' };
    const headers = signedHeaders({ ...about, query, nonce: '3156853299f313e23d1673dc12e1703d' }, { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' });
    expect(headers.Authorization).toContain('Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0');
    expect(canonicalQuery({ b: "a b*'", a: '中~' })).toBe('a=%E4%B8%AD~&b=a%20b%2A%27');
  });

  it('of a DingTalk robot change with the millisecond and are base64 of HMAC-SHA256', () => {
    expect(robotSignature('1577262236757', 'this is secret')).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(robotSignature('1577262236757', 'this is secret')).not.toBe(robotSignature('1577262236758', 'this is secret'));
  });
});

describe('the channels, against servers that speak their protocols', () => {
  let outside: Simulators;
  let channels: readonly BoundChannel[];
  beforeAll(async () => {
    outside = await openSimulators(async () => '2026-09-14T09:00:00+08:00');
    channels = opened(outside.settings);
  });
  afterAll(async () => {
    for (const channel of channels) channel.close();
    await outside.stop();
  });
  const channel = (id: ChannelId, of = channels) => of.find((one) => one.id === id) as BoundChannel;
  const got = (id: ChannelId) => outside.messages.list().filter((one) => one.channel === id);

  it('are all bound, each kind once', () => {
    expect(channels.map(({ id }) => id)).toEqual(channelKinds.map(({ id }) => id));
    expect(new Set(channelKinds.map(({ id }) => id)).size).toBe(channelKinds.length);
  });

  it('send an SMS: the approved text with the title, under its key', async () => {
    expect(await channel('sms').send(message)).toMatchObject({ status: 'sent', receipt: expect.stringMatching(/.{10}/) });
    expect(got('sms')).toMatchObject([
      { to: '13800000006', key: '330000/n-1/sms', text: '【一件事】您有一条新消息：您的申请需要补正。请登录“一件事”网站，在“消息”中查看。' },
    ]);
  });

  it('send a mail: title and where to read it, the key as its id', async () => {
    expect(await channel('email').send({ ...message, key: '330000/n-1/email', to: 'wang.fang@example.com' })).toMatchObject({ status: 'sent' });
    const [mail] = got('email');
    expect(mail).toMatchObject({ to: 'wang.fang@example.com', title: '【一件事】您的申请需要补正', key: '<330000.n-1.email@onething>' });
    expect(mail?.text).toContain('请登录“一件事” https://onething.example/messages 查看');
  });

  it('name somebody in the group of an office', async () => {
    expect(await channel('dingtalk').send(message)).toMatchObject({ status: 'sent' });
    expect(got('dingtalk')).toMatchObject([{ to: '13800000006', text: expect.stringContaining('@13800000006') }]);
  });

  it.each<[ChannelId, string]>([
    ['sms', '12345'],
    ['email', 'nobody@example.com'],
  ])('%s: an address that the other side refuses is refused for good', async (id, to) => {
    expect(await channel(id).send({ ...message, to })).toMatchObject({ status: 'refused', code: 'ADDRESS_REFUSED' });
  });

  it.each<ChannelId>(['sms', 'email', 'dingtalk'])('%s: a server in trouble is no answer', async (id) => {
    outside.failNext(id, 1);
    await expect(channel(id).send({ ...message, to: id === 'email' ? 'a@example.com' : message.to })).rejects.toThrow();
  });

  it.each<[ChannelId, object]>([
    ['sms', { accessKeySecret: 'wrong' }],
    ['sms', { templateCode: 'SMS_1' }],
    ['sms', { url: 'http://127.0.0.1:1' }],
    ['email', { password: 'wrong' }],
    ['email', { port: 1 }],
    ['dingtalk', { secret: 'wrong' }],
  ])('%s: the check proves settings, reach and credentials: %o', async (id, changed) => {
    const before = outside.messages.list().length;
    const wrong = channel(id, opened({ [id]: { ...Object(outside.settings[id]), ...changed } }));
    expect(await channel(id).check()).toMatchObject({ ok: true });
    expect(await wrong.check()).toMatchObject({ ok: false, code: 'CHANNEL_NOT_WORKING' });
    wrong.close();
    expect(outside.messages.list()).toHaveLength(before);
  });

  it('are refused with the place of a wrong setting, and without its value', () => {
    const { sms } = outside.settings;
    const refusal = openChannels({ sms: { ...Object(sms), url: 'ftp://secret-place' }, pigeon: {} }, tools);
    expect(refusal).toMatchObject({ ok: false, code: 'CHANNEL_SETTINGS_INVALID' });
    expect(refusal.ok ? [] : refusal.problems?.map(({ place }) => place)).toEqual(['/pigeon', '/sms/url']);
    expect(openChannels({ sms: {} }, tools)).toMatchObject({ ok: false });
    expect(JSON.stringify(refusal)).not.toContain('secret-place');
  });

  function opened(settings: Readonly<Record<string, unknown>>): readonly BoundChannel[] {
    const found = openChannels(settings, tools);
    if (!found.ok) throw new Error(found.message.en);
    return found.value;
  }
});
