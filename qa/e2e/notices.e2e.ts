import type { Page } from 'playwright-core';
import { type ArrangedNotices, arrangeNotices, withRegion } from '../support/arranged-notices.js';
import { openTestSite } from '../support/test-site.js';
import { lookAt } from './support/look-at.js';
import { shown, signInAs } from './support/portal.js';
import { visits } from './support/visits.js';

/** A list is up for a school: a stranger sees nothing of it, a mother reads it on the phone and objects, and then its time is over. */
const visit = visits(openTestSite);
let arranged: ArrangedNotices;
let stranger: Page;
let mother: Page;

beforeAll(async () => {
  arranged = await arrangeNotices(visit.site);
  stranger = await visit.opened('phone');
  mother = await visit.opened('phone');
}, 120_000);

it('without sign-in only what is for everybody is there, masked', async () => {
  await stranger.goto(`${visit.site.url}/`);
  await stranger.getByRole('button', { name: /办事地区/ }).click();
  await stranger.getByRole('button', { name: '甲市示例县', exact: true }).click();
  await stranger.getByRole('link', { name: /公示公告/ }).click();
  await shown(stranger, 'notices');
  const cards = stranger.getByRole('link', { name: /认定公示/ });
  await cards.first().waitFor();
  expect(await cards.count()).toBe(1);
  await lookAt(stranger, 'notices-signed-out');

  await cards.first().click();
  await stranger.getByText('张*明').waitFor();
  const text = await stranger.locator('main').innerText();
  expect(text).toContain('欧**明');
  expect(text).not.toMatch(/张小明|李强|3301991/);
  expect(await stranger.getByRole('button', { name: /提出异议/ }).count()).toBe(0);
  expect(await stranger.locator('meta[name="robots"]').getAttribute('content')).toContain('noindex');
  await lookAt(stranger, 'notice-signed-out');
}, 60_000);

it('the address of a list for a school tells a stranger nothing', async () => {
  await stranger.goto(`${visit.site.url}/notices/330199/${arranged.notice}`);
  await stranger.getByText('没有找到').first().waitFor();
  await lookAt(stranger, 'notice-of-others');
}, 60_000);

it('a guardian of the school reads it on the phone and objects', async () => {
  await signInAs(mother, visit.site.url, '王芳');
  await mother.goto(`${visit.site.url}/notices`);
  await mother.getByText('校内公示', { exact: true }).waitFor();
  await lookAt(mother, 'notices');
  await mother.getByRole('link', { name: /校内公示/ }).click();
  await mother.getByText('张*明').waitFor();
  await lookAt(mother, 'notice');

  await mother.getByRole('button', { name: /对张\*明.*提出异议/ }).click();
  await mother.getByRole('dialog').waitFor();
  await mother.getByRole('button', { name: '提交异议' }).click();
  await mother.getByText('个字写明理由').waitFor();
  await lookAt(mother, 'objection');
  await mother.getByLabel('异议理由').fill('该生家庭情况与公示不符，请予核实。');
  await mother.getByRole('button', { name: '提交异议' }).click();
  await mother.getByText(/YY-330199-2026\d{4}-0001/).waitFor();
  await lookAt(mother, 'objection-receipt');
  await mother.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

  await mother.goto(`${visit.site.url}/messages`);
  await mother.getByRole('heading', { name: '异议已收到' }).waitFor();
}, 60_000);

it('reads well at a desk, in both languages', async () => {
  const at = await visit.signedIn('王芳');
  await at.goto(`${visit.site.url}/notices`);
  await at.getByText('校内公示', { exact: true }).waitFor();
  await lookAt(at, 'notices');
  await at.getByRole('link', { name: /校内公示/ }).click();
  await at.getByText('张*明').waitFor();
  await lookAt(at, 'notice');
  await at.getByRole('button', { name: 'Switch to English' }).click();
  await at.getByText('For the school').waitFor();
  await lookAt(at, 'notice-english');
}, 60_000);

it('when its time is over the page is gone, and an objection begun before is refused in a sentence', async () => {
  await mother.goto(`${visit.site.url}/notices/330199/${arranged.notice}`);
  await mother.getByRole('button', { name: /对张\*明.*提出异议/ }).click();
  await mother.getByLabel('异议理由').fill('写得太久，公示期已经结束了。');
  await withRegion(visit.site, (client) => client.query('update notice set visible_until = published_at where id = $1', [arranged.notice]));
  await mother.getByRole('button', { name: '提交异议' }).click();
  await mother.getByText('不再受理对名单的异议').waitFor();
  await lookAt(mother, 'objection-too-late');

  await mother.reload();
  await mother.getByText('没有找到').first().waitFor();
}, 60_000);
