import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { openDatabase } from '../../engine/src/database/open-database.js';
import { endpointStore } from '../../engine/src/stores/endpoint-store.js';
import { askingOutside } from '../support/asking-outside-package.js';
import { plantPeople } from '../support/plant-people.js';
import { eventually, taken } from '../support/small-world.js';
import { openTestSite } from '../support/test-site.js';
import { lookAt } from './support/look-at.js';
import { shown } from './support/portal.js';
import { visits } from './support/visits.js';

/** Five cases stop at a school roll that is not there: one goes on by hand, one is ended, one is tried alone, the others all at once. */
const visit = visits(openTestSite);
const region = '330199';
let roll: Server;
let head: Page;
const cases: string[] = [];

beforeAll(async () => {
  await plantPeople(visit.site.database, [{ id: 'head-of-office', tenant: region, role: 'departmentAdministrator', name: '科长' }]);
  taken(await visit.site.engine.releases.publish(askingOutside(), { person: 'publisher', name: '沈悦', tenant: '330000', roles: ['publisher'], ports: [] }));
  roll = createServer((_request, response) => response.setHeader('content-type', 'application/json').end('{"school":"示例县第一中学"}'));
  await new Promise<void>((resolve) => roll.listen(0, '127.0.0.1', resolve));
  // One after the other: a person has one draft of a matter.
  for (const n of [1, 2, 3, 4, 5]) cases.push(await apply(n));
  await eventually(stopped, (count) => count === cases.length, 30_000);
  head = await visit.signedIn('科长', 'phone');
}, 180_000);

afterAll(() => void roll?.close());

it('are told by cause, on the phone and at the desk', async () => {
  await head.goto(`${visit.site.url}/incidents`);
  await shown(head, 'incidents');
  await head.getByRole('button', { name: '重试这 5 条' }).waitFor();
  await lookAt(head, 'incidents');

  const wide = await visit.signedIn('科长');
  await wide.goto(`${visit.site.url}/incidents`);
  await wide.getByRole('button', { name: '重试这 5 条' }).waitFor();
  await lookAt(wide, 'incidents');
  await wide.close();
}, 90_000);

it('one goes on with an answer that was found by hand, with the reason on record', async () => {
  await head.getByRole('button', { name: '跳过' }).first().click();
  await head.getByRole('dialog').getByRole('button', { name: '跳过' }).click();
  await head.getByText('请填写理由').waitFor();
  await head.getByLabel('理由').fill('已电话核实');
  await head.getByLabel('结果（可不填）').fill('answer.school = 实验中学');
  await lookAt(head, 'incident-skip');
  await head.getByRole('dialog').getByRole('button', { name: '跳过' }).click();
  await head.getByRole('button', { name: '重试这 4 条' }).waitFor();
  expect(await states()).toEqual({ completed: 1, incident: 4 });
}, 60_000);

it('one case is ended, with the reason', async () => {
  await head.getByRole('button', { name: '撤销办件' }).first().click();
  await head.getByLabel('理由').fill('申请人不再需要');
  await lookAt(head, 'incident-cancel');
  await head.getByRole('dialog').getByRole('button', { name: '撤销办件' }).click();
  await head.getByRole('button', { name: '重试这 3 条' }).waitFor();
  expect(await states()).toEqual({ cancelled: 1, completed: 1, incident: 3 });
}, 60_000);

it('tried again while the cause is there it stops again; when it is gone one goes on alone and the others all at once', async () => {
  await head.getByRole('button', { name: '重试这 3 条' }).click();
  await head.getByText(/已重试 3 条/).waitFor();
  await eventually(stopped, (count) => count === 3, 30_000);
  await bindRoll();
  await head.reload();
  await head
    .getByRole('button', { name: /的“查询学籍”$/ })
    .first()
    .click();
  await head.getByText('已重新执行“查询学籍”').waitFor();
  await head.getByRole('button', { name: '重试这 2 条' }).click();
  await head.getByText('没有异常').waitFor();
  await lookAt(head, 'incidents-none');
  await eventually(states, (found) => found.completed === 4, 30_000);
  expect(await states()).toEqual({ cancelled: 1, completed: 4 });
}, 90_000);

async function apply(n: number): Promise<string> {
  const cookie = await visit.site.cookieOf('li-qiang');
  const post = async (path: string, body: object) => {
    const headers = { Cookie: cookie, Origin: visit.site.url, 'Content-Type': 'application/json', 'Idempotency-Key': `incidents-${path.slice(1)}-${n}` };
    const answer = await visit.site.send({ method: 'POST', path: `/api/v1${path}`, headers, body: JSON.stringify(body) });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  };
  const draft = await post('/drafts', { matter: 'asking-outside/ask', region });
  return String((await post('/cases', { draft: draft.id, values: { note: `33010219900101${n}` } })).id);
}

const actor = { person: 'head-of-office', name: '科长', tenant: region, roles: ['departmentAdministrator' as const], ports: [] };

async function stopped(): Promise<number> {
  return (await visit.site.engine.incidents.list(actor)).items.length;
}

/** How many of the five cases are in which state. */
async function states(): Promise<Record<string, number>> {
  const cookie = await visit.site.cookieOf('li-qiang');
  const counts: Record<string, number> = {};
  for (const id of cases) {
    const { state } = JSON.parse((await visit.site.send({ method: 'GET', path: `/api/v1/cases/${id}`, headers: { Cookie: cookie } })).text);
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

/** What a security administrator says of the port: where the school roll is, and how its answer is read. */
async function bindRoll(): Promise<void> {
  const database = openDatabase(visit.site.database);
  const url = `http://127.0.0.1:${(roll.address() as AddressInfo).port}/roll`;
  const binding = {
    url,
    method: 'POST' as const,
    request: { format: 'json' as const, body: { idNo: '$idNo' } },
    response: { format: 'json' as const, values: { school: { at: 'school' } } },
  };
  await endpointStore(database.app).bind(region, 'asking-outside', 'school-roll', binding, { id: 'security', name: '安全管理员' });
  await database.close();
}
