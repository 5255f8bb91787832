import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { lookAt } from './support/look-at.js';
import { shown } from './support/portal.js';
import { startServer } from './support/running-server.js';
import { visits } from './support/visits.js';

/** Another city takes student aid: trusts its publisher, binds what the package needs, keeps its own standard, and publishes with two people. */
const visit = visits(startServer, { patience: 90_000 });

describe('another city takes it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'onething-zip-')), 'package.zip');
  let city: Page;
  let keeper: Page;

  it('its security administrator trusts the publisher, after comparing the fingerprint', async () => {
    const author = await visit.signedIn('许诺');
    const zip = await author.request.get(`${visit.site.url}/api/v1/packages/student-aid/export`);
    writeFileSync(file, await zip.body());
    expect(readFileSync(file).includes('SHA256SUMS')).toBe(true);
    await author.goto(`${visit.site.url}/designer/trust`);
    await author.getByText('由安全管理员增减').waitFor();
    const { publicKey, fingerprint } = await (await author.request.get(`${visit.site.url}/api/v1/sharing-key`)).json();

    keeper = await visit.signedIn('施雯');
    await keeper.goto(`${visit.site.url}/designer/trust`);
    await keeper.getByText('还没有信任任何发布单位').waitFor();
    await keeper.getByRole('button', { name: '信任一个发布单位' }).click();
    const dialog = keeper.getByRole('dialog');
    await dialog.getByLabel('单位名称').fill('浙江省教育厅');
    await dialog.getByLabel('公钥').fill(publicKey);
    await dialog.getByLabel(/填写最后 8 位/).fill('00000000');
    await dialog.getByText('与公钥的指纹不一致').waitFor();
    await dialog.getByLabel(/填写最后 8 位/).fill(fingerprint.slice(-8));
    await lookAt(keeper, 'designer-trust-dialog');
    expect(await dialog.getByRole('button', { name: '信任一个发布单位' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/通过另一途径/).check();
    await dialog.getByRole('button', { name: '信任一个发布单位' }).click();
    await keeper.getByRole('cell', { name: '浙江省教育厅', exact: true }).waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await lookAt(keeper, 'designer-trust');
  }, 240_000);

  it('imports the zip into quarantine, is told what it needs, and cannot propose before all of it is bound', async () => {
    city = await visit.signedIn('袁媛');
    await city.goto(`${visit.site.url}/designer/`);
    await city.getByLabel('选择事项包 zip 文件').setInputFiles(file);
    await shown(city, 'draft');
    await city.getByText('这是别处的事项包，正在隔离区').waitFor();
    await city.getByText(/签名有效，在信任名单中/).waitFor();
    await city.getByText(/办理“批准”.*“资助中心会签”/).waitFor();
    await lookAt(city, 'designer-quarantine');
    await city.getByRole('button', { name: '提请发布' }).click();
    await city.getByRole('button', { name: '提交', exact: true }).click();
    await city.getByRole('dialog').getByText('公示栏“资助结果公示栏”还没有指定公示在哪里').waitFor();
    await city.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  }, 240_000);

  it('binds roles, account, notice place and channel, sets its own standard, and a second person publishes', async () => {
    for (const role of ['班主任', '学校资助认定小组', '县（市、区）学生资助中心', '财务制单', '财务复核']) await bind(city, role, '教育局');
    await bind(city, '资助资金发放户', '银行直连');
    await bind(city, '资助结果公示栏', '乙市教育局公示栏');
    await bind(city, '给家庭的消息', '按各人选择的方式');
    await city.getByText('都已决定，可以提请发布').waitFor();
    await setStandard(city);
    await lookAt(city, 'designer-bound');
    await city.getByRole('button', { name: '提请发布' }).click();
    await city.getByRole('button', { name: '提交', exact: true }).click();
    await city.locator('main[data-page="proposal"]').waitFor({ timeout: 150_000 });
    const second = await visit.signedIn('蒋岚');
    await second.goto(city.url());
    await second.getByText('银行直连').waitFor();
    await lookAt(second, 'designer-city-proposal');
    await second.getByRole('button', { name: '批准并发布' }).click();
    await second.getByText('已发布', { exact: true }).waitFor({ timeout: 150_000 });
  }, 400_000);

  it('and its administrator changes a binding later: in force at once, with who and when', async () => {
    await keeper.goto(`${visit.site.url}/designer/bindings`);
    await keeper.getByRole('button', { name: /教育精准资助/ }).click();
    await bind(keeper, '资助资金发放户', '导出文件交银行');
    const history = keeper.getByRole('region', { name: '变更记录' });
    await history.getByRole('row', { name: /施雯.*资助资金发放户.*银行直连.*导出文件交银行/ }).waitFor();
    await lookAt(keeper, 'designer-bindings');
    await keeper.setViewportSize({ width: 390, height: 844 });
    await lookAt(keeper, 'designer-bindings');
  }, 240_000);
});

/** Says on the page who answers for a port, and waits until it is said. */
async function bind(page: Page, port: string, target: string): Promise<void> {
  const row = page.locator('tr', { has: page.getByText(port, { exact: true }) }).first();
  await row.getByLabel(`指定 ${port}`, { exact: true }).click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').getByText(target, { exact: true }).click();
  await row.locator('.ant-tag', { hasText: target }).waitFor();
}

/** The city's own 低保 standard, with the day it begins and what it rests on. */
async function setStandard(page: Page): Promise<void> {
  const row = page.locator('tr', { has: page.getByText('最低生活保障标准（每人每月）', { exact: true }) });
  await row.getByLabel('值 最低生活保障标准（每人每月）').fill('1400');
  await row.getByLabel('起始日期 最低生活保障标准（每人每月）').fill('2020-01-01');
  await row.getByLabel('起始日期 最低生活保障标准（每人每月）').press('Enter');
  await row.getByLabel('依据 最低生活保障标准（每人每月）').fill('乙市民政局 2020 年公布');
  await row.getByRole('button', { name: '设置' }).click();
  await row.getByText(/2020-01-01：1,400 元/).waitFor();
}
