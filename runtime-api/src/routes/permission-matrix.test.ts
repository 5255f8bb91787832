import type { Role } from '@onething/engine';
import { type Arranged, arrange, clientOf, eventually } from '../../../qa/support/arranged-case.js';
import { plantPeople } from '../../../qa/support/plant-people.js';
import { openTestSite, type TestSite } from '../../../qa/support/test-site.js';
import { routes } from './index.js';

const roles: readonly Role[] = [
  'applicant',
  'clerk',
  'departmentAdministrator',
  'designer',
  'publisher',
  'inspector',
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
];
const tenants = ['330199', '330298'] as const;

const everybody = ['anonymous', ...roles] as const;
const signedIn = roles;
const staff: readonly Role[] = ['clerk', 'departmentAdministrator', 'inspector'];
const readers: readonly Role[] = ['applicant', ...staff];
const keeper: readonly Role[] = ['securityAdministrator'];
const authors: readonly Role[] = ['designer', 'publisher'];
/** Who tries changes on frozen people; only those who answer for the records freeze them and see single ones. */
const triers: readonly Role[] = ['departmentAdministrator', 'designer', 'publisher'];
/** Figures are for everybody who works on a service. */
const watchers: readonly Role[] = ['clerk', 'departmentAdministrator', 'designer', 'publisher', 'inspector'];
const noStart = { package: 'no-package', process: 'p', event: 'e', reason: '节前停办' };
const noChange = { parameters: {}, edits: [] };
const releases: readonly Role[] = ['departmentAdministrator', 'designer', 'publisher', 'systemAdministrator'];

interface Expected {
  readonly may: readonly (Role | 'anonymous')[];
  /** What somebody gets who may do it, but to whom the row does not belong. */
  readonly stranger: number;
  /** Where somebody of the handling tenant gets something else. */
  readonly colleague?: Partial<Record<Role, number>>;
  readonly body?: unknown;
  readonly type?: string;
  readonly query?: string;
}

/** The head of a department reads its cases. */
const head = { departmentAdministrator: 200 } as const;
/** `TASK_NOT_YOURS`: a colleague without the port is told whom to ask. */
const withoutPort = { clerk: 403, departmentAdministrator: 403, inspector: 403 } as const;

/** The whole of threats.md "Who may do what" as far as it has an endpoint. What is not named here is refused. */
const matrix: Readonly<Record<string, Expected>> = {
  'GET /session': { may: everybody, stranger: 200 },
  'POST /session': { may: everybody, stranger: 400, body: {} },
  'PATCH /session/password': { may: everybody, stranger: 400, body: {} },
  'GET /demo-people': { may: everybody, stranger: 200 },
  'GET /calendar': { may: ['departmentAdministrator', 'systemAdministrator'], stranger: 200 },
  'POST /calendar/years': { may: ['systemAdministrator'], stranger: 422, body: { year: 2027, holidays: { '2026-01-01': '元旦' }, makeUpDays: [] } },
  'POST /calendar/years/compare': { may: ['systemAdministrator'], stranger: 422, body: { year: 2027, holidays: { '2026-01-01': '元旦' }, makeUpDays: [] } },
  'GET /calendar/moved': { may: ['departmentAdministrator', 'systemAdministrator'], stranger: 200 },
  'GET /indicators': { may: watchers, stranger: 200 },
  'GET /indicators/{package}/{indicator}': { may: watchers, stranger: 404 },
  'GET /indicators/{package}/{indicator}/records': { may: ['departmentAdministrator'], stranger: 404, query: '?measure=all' },
  'GET /indicators/{package}/{indicator}/table': { may: watchers, stranger: 404, query: '?format=csv' },
  'GET /scheduled-starts': { may: ['departmentAdministrator', 'systemAdministrator'], stranger: 200 },
  'GET /case-moves': { may: authors, stranger: 200 },
  'GET /case-moves/plan': { may: authors, stranger: 404, query: '?package=no-package' },
  'POST /case-moves': { may: authors, stranger: 404, body: { package: 'no-package', reason: '更正环节' } },
  'POST /case-moves/{id}/approve': { may: ['publisher'], stranger: 404 },
  'POST /scheduled-starts/pause': { may: ['departmentAdministrator'], stranger: 404, body: noStart },
  'POST /scheduled-starts/resume': { may: ['departmentAdministrator'], stranger: 404, body: noStart },
  'POST /clock': { may: ['systemAdministrator'], stranger: 400, body: { days: 0 } },
  'GET /regions': { may: everybody, stranger: 200 },
  'GET /matters': { may: everybody, stranger: 200, query: '?region=330199' },
  'GET /staff-matters': { may: readers, stranger: 200 },
  'GET /matters/{package}/{matter}': { may: everybody, stranger: 200, query: '?region=330199' },
  'POST /drafts': { may: readers, stranger: 404, body: { matter: 'no/matter', region: '330199' } },
  'GET /drafts': { may: readers, stranger: 200 },
  'GET /drafts/{id}': { may: readers, stranger: 404 },
  'PATCH /drafts/{id}': { may: readers, stranger: 404, body: { rev: 1, values: {} } },
  'DELETE /drafts/{id}': { may: readers, stranger: 404 },
  'POST /cases': { may: readers, stranger: 404, body: { draft: '{draft}', values: {} } },
  'GET /cases': { may: readers, stranger: 200 },
  'GET /cases/{id}': { may: readers, stranger: 404, colleague: head },
  'GET /cases/{id}/diagram': { may: readers, stranger: 404, colleague: head },
  'GET /cases/{id}/events': { may: readers, stranger: 404, colleague: head },
  'GET /tasks': { may: readers, stranger: 200, query: '?view=group' },
  'GET /tasks/{id}': { may: readers, stranger: 404, colleague: head },
  'POST /tasks/{id}/claim': { may: readers, stranger: 404, colleague: withoutPort },
  'POST /tasks/{id}/release': { may: readers, stranger: 404 },
  'POST /tasks/{id}/complete': { may: readers, stranger: 404, colleague: withoutPort, body: { values: { found: '未查到', note: '没有查到' } } },
  'POST /tasks/{id}/return': { may: readers, stranger: 404, colleague: withoutPort, body: { to: 'nowhere', reason: '材料不齐' } },
  'GET /substitutions': { may: staff, stranger: 200 },
  'POST /substitutions': { may: staff, stranger: 422, body: { substitute: 'nobody', from: '2020-01-01', to: '2020-01-02' } },
  'POST /substitutions/{id}/end': { may: staff, stranger: 404 },
  'GET /notifications': { may: signedIn, stranger: 200 },
  'POST /notifications/{id}/read': { may: signedIn, stranger: 404 },
  'GET /contact': { may: signedIn, stranger: 200 },
  'PATCH /contact': { may: signedIn, stranger: 422, body: { email: 'no address', channels: [] } },
  'GET /channels': { may: ['departmentAdministrator', 'systemAdministrator'], stranger: 200 },
  'GET /deliveries': { may: ['departmentAdministrator', 'systemAdministrator'], stranger: 200 },
  'POST /deliveries/{id}/retry': { may: ['departmentAdministrator', 'systemAdministrator'], stranger: 404 },
  'GET /simulated-messages': { may: signedIn, stranger: 200 },
  'GET /notices': { may: everybody, stranger: 200, query: '?region=330199' },
  'GET /notices/{region}/{id}': { may: everybody, stranger: 404 },
  'POST /notices/{region}/{id}/objections': { may: signedIn, stranger: 404, body: { entry: 1, reason: '与这所学校无关的人' } },
  'GET /cases/{id}/document-batches': { may: staff, stranger: 404, colleague: head },
  'GET /documents/{id}/pdf': { may: readers, stranger: 404, colleague: head },
  'POST /documents/{id}/revoke': { may: ['clerk', 'departmentAdministrator'], stranger: 400, body: { reason: '' } },
  'GET /verify/{numberOrToken}': { may: everybody, stranger: 200 },
  'POST /files': { may: signedIn, stranger: 415, query: '?name=photo.png', body: 'no picture', type: 'image/png' },
  'GET /files/{id}': { may: signedIn, stranger: 404 },
  'GET /incidents': { may: ['departmentAdministrator', 'systemAdministrator'], stranger: 200 },
  'POST /incidents/{id}/retry': { may: ['departmentAdministrator', 'systemAdministrator'], stranger: 404 },
  'POST /incidents/retry': { may: ['departmentAdministrator', 'systemAdministrator'], stranger: 200, body: { code: 'NO_SUCH_CAUSE' } },
  'POST /incidents/{id}/skip': { may: ['departmentAdministrator'], stranger: 404, body: { reason: '已核实', values: {} } },
  'POST /incidents/{id}/cancel': { may: ['departmentAdministrator'], stranger: 404, body: { reason: '撤回' } },
  'GET /payments': { may: ['clerk'], stranger: 200 },
  'GET /payments/{number}': { may: ['clerk'], stranger: 404 },
  'GET /payments/{number}/file': { may: ['clerk'], stranger: 404 },
  'POST /payments/{number}/result': { may: ['clerk'], stranger: 404, body: '编号', type: 'text/csv' },
  'GET /packages': { may: releases, stranger: 200 },
  'GET /packages/{id}': { may: releases, stranger: 200 },
  'POST /packages': { may: authors, stranger: 422, body: 'no zip', type: 'application/zip' },
  'GET /packages/{id}/export': { may: ['designer', 'publisher'], stranger: 200 },
  'GET /package-drafts': { may: authors, stranger: 200 },
  'POST /package-drafts': { may: ['designer'], stranger: 404, body: { package: 'no-package' } },
  'POST /new-packages': { may: ['designer'], stranger: 422, body: { package: 'common', title: '空' } },
  'GET /package-drafts/{id}': { may: authors, stranger: 404 },
  'PATCH /package-drafts/{id}': { may: ['designer'], stranger: 404, body: { path: 'README.md', text: '', rev: 0 } },
  'DELETE /package-drafts/{id}': { may: ['designer'], stranger: 404 },
  'GET /package-drafts/{id}/findings': { may: authors, stranger: 404 },
  'POST /package-drafts/{id}/propose': { may: ['designer'], stranger: 404, body: { note: '' } },
  'GET /package-drafts/{id}/ports': { may: authors, stranger: 404 },
  'POST /package-drafts/{id}/ports': { may: ['designer'], stranger: 404, body: { role: 'r', department: 'd' } },
  'POST /package-drafts/{id}/bindings': { may: ['designer'], stranger: 404, body: { kind: 'role', port: 'r', target: 'd' } },
  'POST /package-drafts/{id}/parameters': {
    ...{ may: ['designer'], stranger: 404 },
    body: { parameter: 'p', from: '2026-01-01', value: 1, basis: { law: 'x' } },
  },
  'GET /package-drafts/{id}/papers/{document}': { may: authors, stranger: 404 },
  'GET /package-drafts/{id}/import': { may: authors, stranger: 404 },
  'POST /package-drafts/{id}/conflicts': { may: ['designer'], stranger: 404, body: { path: 'p', pointer: '', take: 'ours' } },
  'GET /sharing-key': { may: [...authors, 'securityAdministrator'], stranger: 200 },
  'GET /trusted-signers': { may: [...authors, 'securityAdministrator'], stranger: 200 },
  'POST /trusted-signers': { may: ['securityAdministrator'], stranger: 422, body: { name: 'n', publicKey: 'no key' } },
  'DELETE /trusted-signers/{id}': { may: ['securityAdministrator'], stranger: 404 },
  'GET /bindings': { may: [...authors, 'securityAdministrator'], stranger: 200 },
  'GET /binding-changes': { may: [...authors, 'securityAdministrator'], stranger: 200 },
  'POST /bindings': { may: keeper, stranger: 404, body: { package: 'no-package', kind: 'role', port: 'r', target: 'd' } },
  'GET /proposals': { may: authors, stranger: 200 },
  'GET /proposals/{id}': { may: authors, stranger: 404 },
  'POST /proposals/{id}/approve': { may: ['publisher'], stranger: 404 },
  'POST /proposals/{id}/decline': { may: ['publisher'], stranger: 404, body: { reason: 'no' } },
  'GET /packages/{id}/publications': { may: authors, stranger: 200 },
  'POST /packages/{id}/publications': { may: ['publisher'], stranger: 404, body: { release: 'a'.repeat(64), reason: 'back' } },
  'POST /package-imports': { may: ['designer'], stranger: 422, body: 'no zip', type: 'application/zip' },
  'GET /populations': { may: triers, stranger: 200 },
  'POST /populations': { may: ['departmentAdministrator'], stranger: 404, body: { package: 'no-package', plan: 'p', why: 'w', days: 1 } },
  'POST /synthetic-populations': { may: triers, stranger: 404, body: { package: 'no-package', plan: 'p', why: 'w', people: 1 } },
  'GET /populations/{id}': { may: triers, stranger: 404 },
  'DELETE /populations/{id}': { may: ['departmentAdministrator'], stranger: 404 },
  'GET /populations/{id}/numbers': { may: triers, stranger: 404 },
  'POST /populations/{id}/compare': { may: triers, stranger: 404, body: noChange },
  'POST /populations/{id}/people': {
    may: ['departmentAdministrator'],
    stranger: 404,
    body: { change: noChange, dimension: 'all', cell: '', affected: 'losers' },
  },
  'POST /populations/{id}/budget': { may: triers, stranger: 404, body: { change: noChange, parameter: 'p', from: 0, to: 2, step: 1, budget: 1 } },
  'POST /populations/{id}/cliffs': { may: triers, stranger: 404, body: { change: noChange, fact: 'income' } },
  'POST /populations/{id}/what-if-runs': { may: triers, stranger: 404, body: { change: noChange, note: 'n' } },
  'GET /packages/{id}/what-if-runs': { may: triers, stranger: 200 },
  'GET /proposals/{id}/what-if-runs': { may: triers, stranger: 200 },
  'GET /what-if-runs/{id}': { may: triers, stranger: 404 },
  'GET /what-if-runs/{id}/memo': { may: triers, stranger: 404 },
  'GET /what-if-runs/{id}/memo.docx': { may: triers, stranger: 404 },
  'GET /what-if-runs/{id}/reconciliation': { may: ['departmentAdministrator'], stranger: 404 },
  'GET /integrations': { may: ['systemAdministrator', 'securityAdministrator'], stranger: 200 },
  'GET /service-accounts': { may: keeper, stranger: 200 },
  'GET /callable-matters': { may: keeper, stranger: 200 },
  'POST /service-accounts': { may: keeper, stranger: 400, body: { name: '', topics: [] } },
  'DELETE /service-accounts/{id}': { may: keeper, stranger: 404 },
  'GET /webhooks': { may: keeper, stranger: 200 },
  'POST /webhooks': { may: keeper, stranger: 400, body: { title: '' } },
  'DELETE /webhooks/{id}': { may: keeper, stranger: 404 },
  'GET /endpoints': { may: keeper, stranger: 200 },
  'POST /endpoints/{package}/{port}': { may: keeper, stranger: 422, body: { binding: { url: 'no address' } } },
  'POST /endpoints/{package}/{port}/check': { may: keeper, stranger: 404, body: { input: {} } },
  // Last, because it ends the sessions.
  'DELETE /session': { may: everybody, stranger: 204 },
};

/** Others prove themselves by a token or a signature: taking-part.test.ts. */
const withSession = routes.filter(({ kind }) => kind !== 'service' && kind !== 'signed');

let site: TestSite;
let arranged: Arranged;

beforeAll(async () => {
  site = await openTestSite();
  arranged = await arrange(site);
  await plantPeople(
    site.database,
    tenants.flatMap((tenant) => roles.map((role) => ({ id: `${role}-${tenant}`, tenant, role }))),
  );
}, 60_000);

afterAll(() => site?.close());

describe('who may do what', () => {
  it('names every route, and no other', () => {
    expect(Object.keys(matrix).sort()).toEqual(withSession.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it.each(Object.entries(matrix))('%s', async (route, expected) => {
    const seen: Record<string, number> = { anonymous: await ask(route, expected) };
    for (const tenant of tenants) for (const role of roles) seen[`${role} of ${tenant}`] = await ask(route, expected, `${role}-${tenant}`);

    expect(seen).toEqual(wanted(expected));
  });
});

describe('those to whom the rows belong', () => {
  it.each([
    ['sun-yue', 'GET /drafts/{id}', 200],
    ['sun-yue', 'GET /cases/{id}', 200],
    ['sun-yue', 'GET /cases/{id}/diagram', 200],
    ['sun-yue', 'GET /cases/{id}/events', 200],
    ['sun-yue', 'GET /files/{id}', 200],
    ['li-qiang', 'GET /documents/{id}/pdf', 200],
    ['li-qiang', 'POST /notifications/{id}/read', 204],
    ['archivist', 'GET /tasks/{id}', 200],
    ['archivist', 'GET /cases/{id}', 200],
    ['archivist', 'POST /tasks/{id}/claim', 200],
    ['archivist', 'POST /tasks/{id}/release', 200],
  ])('%s: %s is %i', async (person, route, status) => {
    expect(await ask(route, { may: [], stranger: 0 }, person)).toBe(status);
  });
});

describe('what leaves the house in a demonstration', () => {
  it('is an SMS to the graduate that says nothing of his, seen by whoever plays, and checked channels for the administrator', async () => {
    const [li, administrator] = await Promise.all([clientOf(site, 'li-qiang'), clientOf(site, 'system-administrator')]);
    const { items } = await eventually(
      () => li.simulatedMessages(),
      (found) => found.items.some(({ to }) => to === '13800000001'),
    );
    expect(JSON.stringify(items)).not.toMatch(/李强|330199199003150018/);
    const [told] = (
      await eventually(
        () => li.notifications(),
        (found) => found.items.every(({ deliveries }) => deliveries.every(({ state }) => state === 'sent')),
      )
    ).items;
    expect(told?.deliveries).toEqual([{ channel: 'sms', state: 'sent' }]);

    expect((await administrator.channels()).items.map(({ id, simulated, problem }) => ({ id, simulated, problem }))).toEqual(
      ['sms', 'email', 'dingtalk'].map((id) => ({ id, simulated: true, problem: undefined })),
    );
    expect((await administrator.deliveries()).items).toContainEqual(expect.objectContaining({ to: '李*', channel: 'sms', state: 'sent' }));
    expect((await li.keepContact({ email: 'li@example.com', channels: [] })).channels).toMatchObject([
      { id: 'sms', chosen: false, reachable: true },
      { id: 'email', chosen: false, reachable: true },
    ]);
  });
});

function wanted({ may, stranger, colleague = {} }: Expected): Record<string, number> {
  const [handling] = tenants;
  const allowed = (role: Role, tenant: string) => (tenant === handling ? (colleague[role] ?? stranger) : stranger);
  const people = tenants.flatMap((tenant) => roles.map((role) => [`${role} of ${tenant}`, may.includes(role) ? allowed(role, tenant) : 403] as const));

  return { anonymous: may.includes('anonymous') ? stranger : 401, ...Object.fromEntries(people) };
}

async function ask(route: string, { body, type = 'application/json', query = '' }: Expected, person?: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const cookie: Record<string, string> = person ? { Cookie: await site.cookieOf(person) } : {};
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body).replace('{draft}', arranged.draft);
  const headers = { ...cookie, 'Idempotency-Key': crypto.randomUUID(), ...(text === undefined ? {} : { 'Content-Type': type }) };
  const answer = await site.send({ method, path: `/api/v1${filled(path)}${query}`, headers, body: text });

  return answer.status;
}

/** Rows of 330199: the first segment says which. */
function filled(path: string): string {
  const ids: Record<string, string> = {
    drafts: arranged.draft,
    cases: arranged.case,
    tasks: arranged.task,
    files: arranged.file,
    documents: arranged.document,
    notifications: arranged.notification,
    notices: arranged.notice,
    deliveries: '01990000-0000-7000-8000-000000000000',
    incidents: '01990000-0000-7000-8000-000000000000',
    substitutions: '01990000-0000-7000-8000-000000000000',
    'service-accounts': '01990000-0000-7000-8000-000000000000',
    webhooks: '01990000-0000-7000-8000-000000000000',
    'package-drafts': '01990000-0000-7000-8000-000000000000',
    populations: '01990000-0000-7000-8000-000000000000',
    'what-if-runs': '01990000-0000-7000-8000-000000000000',
    'case-moves': '01990000-0000-7000-8000-000000000000',
    proposals: '01990000-0000-7000-8000-000000000000',
    packages: 'degree-certificate-instant',
    'trusted-signers': 'f'.repeat(64),
  };
  const [, segment = ''] = path.split('/');

  return path
    .replace('{id}', ids[segment] ?? '')
    .replace('{region}', '330199')
    .replace('{number}', 'FF-330199-2026-000001')
    .replace('{package}', 'degree-certificate-instant')
    .replace('{matter}', 'degree-certificate')
    .replace('{indicator}', 'no-indicator')
    .replace('{port}', 'no-port')
    .replace('{numberOrToken}', 'XLZM-330199-2026-000001');
}
