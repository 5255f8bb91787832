import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../source-files.js';
import { lookAt } from './support/look-at.js';
import { shown } from './support/portal.js';
import { startServer } from './support/running-server.js';
import { visits } from './support/visits.js';

const folder = mkdtempSync(join(tmpdir(), 'onething-organisation-'));
const data = join(folder, 'data');
const file = join(folder, 'organisation.json');
const environment = { ONETHING_MODE: 'production', ONETHING_PASSWORD_LENGTH: '12', ONETHING_LOG_LEVEL: 'error' };
let first = '';

/** A production installation from nothing: an organisation from a file, its administrator's first password, an own one. */
const visit = visits(async () => {
  first = /初始密码：(\S+)/.exec(arrange())?.[1] ?? '';
  return startServer({ data, environment });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function arrange(): string {
  const organisation = {
    tenants: [{ code: '360000', name: '江西省', nameEn: 'Jiangxi', level: 'province' }],
    departments: [{ tenant: '360000', id: 'education', name: '教育厅', nameEn: 'Education department' }],
    people: [
      {
        ...{ id: 'chen-mo', tenant: '360000', account: 'chenmo', name: '陈默' },
        appointments: [{ tenant: '360000', department: 'education', role: 'systemAdministrator' }],
      },
    ],
  };
  writeFileSync(file, JSON.stringify(organisation));
  return execFileSync(process.execPath, [join(root, 'runtime-api/bin/onething.mjs'), 'organisation', file, '--data', data, '--lang', 'zh'], {
    encoding: 'utf8',
  });
}

it('the first password opens nothing but the choice of an own one', async () => {
  expect(first).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  const page = await visit.opened('phone');
  await page.goto(`${visit.site.url}/sign-in`);
  await page.getByLabel('账号').fill('chenmo');
  await page.getByLabel('密码').fill(first);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('这是别人交给您的初始密码').waitFor();
  await page.getByLabel('新密码', { exact: true }).fill('2026-short');
  await page.getByLabel('再输一次新密码').fill('2026-shorter');
  await page.getByRole('button', { name: '换成新密码' }).click();
  await page.getByText('两次输入的新密码不一样').waitFor();
  await page.getByLabel('再输一次新密码').fill('2026-short');
  await page.getByRole('button', { name: '换成新密码' }).click();
  await page.getByText('新密码至少 12 位').waitFor();
  await lookAt(page, 'first-password');
  await page.getByLabel('新密码', { exact: true }).fill('每天走路去办公室上班，不坐车');
  await page.getByLabel('再输一次新密码').fill('每天走路去办公室上班，不坐车');
  await page.getByRole('button', { name: '换成新密码' }).click();
  await page.locator('main:not([data-page="sign-in"])').waitFor();
}, 90_000);

it('and is changed again by whoever knows it, on the own page', async () => {
  const page = await visit.opened('desk');
  await page.goto(`${visit.site.url}/sign-in`);
  await page.getByLabel('账号').fill('chenmo');
  await page.getByLabel('密码').fill('每天走路去办公室上班，不坐车');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('main:not([data-page="sign-in"])').waitFor();
  await page.goto(`${visit.site.url}/me`);
  await shown(page, 'me');
  await page.getByText('修改密码').click();
  await page.getByLabel('原密码').fill('不是这个密码');
  await page.getByLabel('新密码', { exact: true }).fill('周末骑车去河边钓鱼和看书');
  await page.getByLabel('再输一次新密码').fill('周末骑车去河边钓鱼和看书');
  await page.getByRole('button', { name: '换成新密码' }).click();
  await page.getByText('账号或密码不正确').waitFor();
  await lookAt(page, 'change-password');
  await page.getByLabel('原密码').fill('每天走路去办公室上班，不坐车');
  await page.getByLabel('新密码', { exact: true }).fill('周末骑车去河边钓鱼和看书');
  await page.getByLabel('再输一次新密码').fill('周末骑车去河边钓鱼和看书');
  await page.getByRole('button', { name: '换成新密码' }).click();
  await page.getByText('密码已修改').waitFor();
  await lookAt(page, 'password-changed');
}, 90_000);
