import { routes } from '../routes/index.js';
import { ApiError, type Client, createClient } from './index.js';

const noChange = { parameters: {}, edits: [] };

/** Every method that sends something, called once. */
const calls: readonly ((client: Client) => unknown)[] = [
  (client) => client.session(),
  (client) => client.signIn({ demoPerson: 'li-qiang' }),
  (client) => client.renewPassword({ account: 'a', password: 'p', newPassword: 'n' }),
  (client) => client.signOut(),
  (client) => client.demoPeople(),
  (client) => client.moveClock({ days: 1 }),
  (client) => client.regions(),
  (client) => client.matters({ region: '330199', q: '学历' }),
  (client) => client.staffMatters(),
  (client) => client.callableMatters(),
  (client) => client.matter('degree-certificate-instant/degree-certificate', '330199'),
  (client) => client.openDraft({ matter: 'a/b', region: '330199' }),
  (client) => client.draft('d/1'),
  (client) => client.drafts(),
  (client) => client.saveDraft('d', { rev: 1, values: {} }),
  (client) => client.discardDraft('d'),
  (client) => client.openCase({ draft: 'd', values: {} }, 'key-12345'),
  (client) => client.myCases(),
  (client) => client.case('c'),
  (client) => client.caseDiagram('c'),
  (client) => client.tasks({ view: 'mine' }),
  (client) => client.task('c.a1'),
  (client) => client.claimTask('c.a1', 'key-12345'),
  (client) => client.releaseTask('c.a1', 'key-12345'),
  (client) => client.completeTask('c.a1', { values: {} }, 'key-12345'),
  (client) => client.returnTask('c.a1', { to: 'review', reason: '材料不齐' }, 'key-12345'),
  (client) => client.notifications(),
  (client) => client.readNotification('n'),
  (client) => client.contact(),
  (client) => client.keepContact({ channels: ['sms'] }),
  (client) => client.channels(),
  (client) => client.deliveries(),
  (client) => client.retryDelivery('d', 'key-12345'),
  (client) => client.simulatedMessages(),
  (client) => client.documentBatches('c'),
  (client) => client.notices('330199'),
  (client) => client.notice('330199', 'n'),
  (client) => client.raiseObjection('330199', 'n', { entry: 1, reason: 'reason' }, 'key-12345'),
  (client) => client.substitutions(),
  (client) => client.setSubstitution({ substitute: 'b', from: '2026-09-14', to: '2026-09-15' }, 'k'),
  (client) => client.endSubstitution('s', 'k'),
  (client) => client.revokeDocument('d', 'reason', 'key-12345'),
  (client) => client.verify('XLZM-330199-2026-000001'),
  (client) => client.uploadFile(new Blob(['x'], { type: 'image/png' }), '照片.png'),
  (client) => client.incidents(),
  (client) => client.retryIncident('i', 'key-12345'),
  (client) => client.retryIncidents({ code: 'CONNECTOR_NO_ANSWER' }, 'key-12345'),
  (client) => client.skipIncident('i', { reason: 'checked', values: {} }, 'key-12345'),
  (client) => client.cancelCase('i', 'withdrawn', 'key-12345'),
  (client) => client.payLists(),
  (client) => client.payList('FF-1'),
  (client) => client.importPayResult('FF-1', new Blob(['x']), 'key-12345'),
  (client) => client.packages(),
  (client) => client.package('p'),
  (client) => client.proposePackage(new Blob(['x'], { type: 'application/zip' })),
  (client) => client.packageDrafts(),
  (client) => client.openPackageDraft('p'),
  (client) => client.createPackage({ package: 'p', title: 't' }),
  (client) => client.packageDraft('d'),
  (client) => client.saveDraftFile('d', { path: 'README.md', text: '', rev: 0 }),
  (client) => client.discardPackageDraft('d'),
  (client) => client.checkPackageDraft('d'),
  (client) => client.proposeDraft('d', 'note'),
  (client) => client.draftPorts('d'),
  (client) => client.bindRole('d', 'role', 'department'),
  (client) => client.bindPort('d', { kind: 'registry', port: 'student', target: 'own' }),
  (client) => client.setLocalValue('d', { parameter: 'p', from: '2026-01-01', value: 1, basis: { law: 'x' } }),
  (client) => client.importedPackage('d'),
  (client) => client.decideConflict('d', { path: 'parameters.json', pointer: '', take: 'ours' }),
  (client) => client.proposals(),
  (client) => client.proposal('p'),
  (client) => client.approveProposal('p'),
  (client) => client.declineProposal('p', 'reason'),
  (client) => client.publications('p'),
  (client) => client.restoreRelease('p', 'a'.repeat(64), 'reason'),
  (client) => client.importPackage(new Blob(['x'], { type: 'application/zip' })),
  (client) => client.serviceAccounts(),
  (client) => client.addServiceAccount({ name: 'a', topics: ['p/t'] }),
  (client) => client.revokeServiceAccount('a'),
  (client) => client.webhooks(),
  (client) => client.addWebhook({ title: 't', message: 'm', keys: [], payload: '' }),
  (client) => client.revokeWebhook('w'),
  (client) => client.endpoints(),
  (client) => client.bindEndpoint('p', 'e', {}),
  (client) => client.checkEndpoint('p', 'e', {}),
  (client) => client.populations(),
  (client) => client.population('p'),
  (client) => client.freezePopulation({ package: 'p', plan: 'l', why: 'w', days: 1 }),
  (client) => client.makePopulation({ package: 'p', plan: 'l', why: 'w', people: 1 }),
  (client) => client.discardPopulation('p'),
  (client) => client.populationNumbers('p'),
  (client) => client.compareOnPopulation('p', noChange),
  (client) => client.changedPeople('p', { change: noChange, dimension: 'all', cell: '', affected: 'losers' }),
  (client) => client.fitBudget('p', { change: noChange, parameter: 'n', from: 0, to: 2, step: 1, budget: 1 }),
  (client) => client.findCliffs('p', { change: noChange, fact: 'income' }),
  (client) => client.keepRun('p', { change: noChange, note: 'n' }),
  (client) => client.whatIfRuns('p'),
  (client) => client.proposalRuns('p'),
  (client) => client.whatIfRun('r'),
  (client) => client.sharingKey(),
  (client) => client.trustedSigners(),
  (client) => client.trustSigner({ name: 'n', publicKey: 'k' }),
  (client) => client.distrustSigner('f'),
  (client) => client.integrations(),
  (client) => client.bindings(),
  (client) => client.bindingChanges(),
  (client) => client.changeBinding({ package: 'p', kind: 'role', port: 'r', target: 'd' }),
  (client) => client.calendar(),
  (client) => client.importYear({ year: 2027, holidays: {}, makeUpDays: [] }),
  (client) => client.compareYear({ year: 2027, holidays: {}, makeUpDays: [] }),
  (client) => client.movedDates(),
  (client) => client.indicators(),
  (client) => client.indicator('p', 'i'),
  (client) => client.indicatorRecords('p', 'i', { measure: 'm' }),
  (client) => client.scheduledStarts(),
  (client) => client.pauseStart({ package: 'p', process: 'q', event: 'e', reason: 'r' }),
  (client) => client.resumeStart({ package: 'p', process: 'q', event: 'e', reason: 'r' }),
  (client) => client.planMove('p'),
  (client) => client.proposeMove({ package: 'p', reason: 'r' }),
  (client) => client.caseMoves(),
  (client) => client.approveMove('m'),
];

const links: readonly ((client: Client) => string)[] = [
  (client) => client.documentUrl('d'),
  (client) => client.fileUrl('f'),
  (client) => client.packageUrl('p'),
  (client) => client.samplePaperUrl('d', 'p'),
  (client) => client.payFileUrl('FF-1'),
  (client) => client.memoUrl('r'),
  (client) => client.memoUrl('r', 'docx'),
  (client) => client.reconciliationUrl('r'),
  (client) => client.indicatorTableUrl('p', 'i', 'csv'),
];

function routeOf(method: string, address: string): string | undefined {
  const { pathname } = new URL(address);

  return routes.map((route) => ({ method: route.method, path: route.path })).find((route) => route.method === method && patternOf(route.path).test(pathname))
    ?.path;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

describe('the client', () => {
  it('reaches every route with its methods and links, and nothing else', async () => {
    const reached: (string | undefined)[] = [];
    const client = createClient({
      baseUrl: 'http://city.example/',
      language: 'en',
      fetch: async (input, init) => {
        const path = routeOf(init?.method ?? 'GET', String(input));
        reached.push(path && `${init?.method} ${path}`);
        const route = routes.find((candidate) => candidate.path === path && candidate.method === init?.method);
        expect(new Headers(init?.headers).has('Idempotency-Key')).toBe(route?.kind === 'command');

        return new Response('{}');
      },
    });
    for (const call of calls) await call(client);
    for (const link of links) reached.push(`GET ${routeOf('GET', link(client))}`);
    // Events are listened to, not fetched.
    reached.push('GET /cases/{id}/events');

    // Programs and systems outside have tokens and signatures of their own.
    const people = routes.filter(({ kind }) => kind !== 'service' && kind !== 'signed');
    expect([...reached].sort()).toEqual(people.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('throws what the server has refused', async () => {
    const body = { code: 'SUBMISSION_INVALID', message: '请检查', problems: [{ code: 'FIELD_REQUIRED', place: '/name', message: '请填写' }] };
    const client = createClient({ language: 'zh', baseUrl: 'http://city.example', fetch: async () => new Response(JSON.stringify(body), { status: 422 }) });

    await expect(client.session()).rejects.toEqual(new ApiError(422, 'SUBMISSION_INVALID', '请检查', body.problems));
  });

  it('sends the same again after a while when its line at the server was full, and not for ever', async () => {
    const sent: (string | null)[] = [];
    const paused: number[] = [];
    const full = () => new Response('{"code":"TOO_BUSY","message":"忙"}', { status: 503, headers: { 'Retry-After': '4' } });
    const answering = (answers: Response[]) =>
      createClient({
        ...{ language: 'zh', baseUrl: 'http://city.example', pause: async (milliseconds) => void paused.push(milliseconds) },
        fetch: async (_, init) => {
          sent.push(new Headers(init?.headers).get('Idempotency-Key'));
          return answers.shift() ?? full();
        },
      });

    await answering([full(), full(), new Response('{"id":"c"}', { status: 201 })]).openCase({ draft: 'd', values: {} }, 'key-12345');
    expect([sent, paused]).toEqual([
      ['key-12345', 'key-12345', 'key-12345'],
      [4000, 4000],
    ]);
    sent.length = 0;
    await expect(answering([]).session()).rejects.toMatchObject({ status: 503, code: 'TOO_BUSY' });
    expect(sent).toHaveLength(4);
  });

  it('says so in words when nothing, or nothing readable, answers', async () => {
    const away = createClient({ language: 'zh', baseUrl: 'http://city.example', fetch: () => Promise.reject(new TypeError('fetch failed')) });
    const proxy = createClient({ language: 'en', baseUrl: 'http://city.example', fetch: async () => new Response('<html>502</html>', { status: 502 }) });

    await expect(away.session()).rejects.toMatchObject({ status: 0, code: 'NETWORK_UNREACHABLE', message: expect.stringContaining('网络不通') });
    await expect(proxy.session()).rejects.toMatchObject({ status: 502, code: 'ANSWER_UNREADABLE' });
  });
});
