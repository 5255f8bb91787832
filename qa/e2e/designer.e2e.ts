import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { desk, launchChromium } from './support/chromium.js';
import { listenTo, lookAt } from './support/look-at.js';
import { shown, signInAs } from './support/portal.js';
import { type RunningServer, startServer } from './support/running-server.js';

/** A designer changes a service without code, sees what it does, and a second person publishes it. */
let server: RunningServer;
let browser: Browser;
let author: Page;
let publisher: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  author = await opened();
  publisher = await opened();
  await signInAs(author, server.url, '许诺');
  await signInAs(publisher, server.url, '沈悦');
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
}, 30_000);

afterEach(() => {
  expect(complaints.splice(0)).toEqual([]);
});

describe('a clerk changes a service', () => {
  it('opens it and begins a draft', async () => {
    await author.goto(`${server.url}/designer/packages/degree-certificate-instant`);
    await shown(author, 'package');
    await author.getByRole('button', { name: '修改' }).click();
    await shown(author, 'draft');
    await author.locator('.ot-modeler[data-ready="true"]').waitFor();
    await author.getByText('没有发现问题').waitFor();
    expect(await author.locator('.djs-palette .entry[data-action="review"]').getAttribute('aria-label')).toBe('审核');
    await lookAt(author, 'designer-process');
  }, 90_000);

  it('renames a task and changes its days, and sees it saved', async () => {
    await element('registrar-review');
    await author.getByLabel('名称', { exact: true }).fill('教育局复核');
    await choose('办理时限', '写一个数');
    await author.getByRole('spinbutton', { name: '多少' }).fill('4');
    await author.getByRole('spinbutton', { name: '多少' }).blur();
    await author.getByText('已保存', { exact: true }).waitFor();
    await author.reload();
    await author.locator('.ot-modeler[data-ready="true"]').waitFor();
    await element('registrar-review');
    expect(await author.getByLabel('名称', { exact: true }).inputValue()).toBe('教育局复核');
    expect(await author.getByRole('spinbutton', { name: '多少' }).inputValue()).toBe('4');
    expect(await panelText()).not.toMatch(/params\.|bpmn|xml|"unit"/i);
    await lookAt(author, 'designer-task');
  }, 90_000);

  it('sets when a branch is taken as a sentence', async () => {
    await element('to-D3-refusal-from-is-applicant');
    const sentence = author.getByRole('region', { name: '什么情况走这里' });
    expect(await sentence.innerText()).toContain('属于');
    expect(await panelText()).not.toMatch(/"fact"|conditionExpression/);
    await lookAt(author, 'designer-sentence');
  }, 60_000);

  it('adds a second review by drag and drop, and says who does it with which form', async () => {
    await element('registrar-review');
    const block = await boxOf('.djs-palette .entry[data-action="review"]');
    const flow = await boxOf('[data-element-id="to-registrar-review-from-archive-check"]');
    await author.mouse.move(block.x + 20, block.y + 10);
    await author.mouse.down();
    await author.mouse.move(flow.x + flow.width / 2, flow.y + flow.height / 2, { steps: 15 });
    await author.mouse.up();
    const checks = author.getByRole('region', { name: '检查' });
    await checks.getByText('待办“审核”没有指定由谁办理。').waitFor();
    await choose('谁来办', '学校档案员');
    await author.keyboard.press('Escape');
    await choose('表单', '复核');
    await author.getByText('没有发现问题').waitFor();
    await lookAt(author, 'designer-second-review');
    await undoAll();
  }, 90_000);

  it('takes a flow away: the checks say in words what is wrong, jump there, and undo brings it back', async () => {
    await element('to-write-back-from-reviewed');
    await author.getByRole('button', { name: '删除' }).click();
    const checks = author.getByRole('region', { name: '检查' });
    await checks
      .getByText(/错误|提醒/)
      .first()
      .waitFor();
    await lookAt(author, 'designer-checks');
    await checks.getByRole('button', { name: '去修改' }).first().click();
    await author.waitForURL(/at=/);
    await undoAll();
    await author.getByText('没有发现问题').waitFor();
  }, 90_000);

  it('changes a cell of a decision table', async () => {
    await author.getByRole('menuitem', { name: 'D1 记录比对' }).click();
    const cell = author.getByLabel('姓名一致的记录 1');
    await cell.fill('> 0');
    await cell.press('Enter');
    await author.getByText('高于 0').waitFor();
    await author.getByText('已保存', { exact: true }).waitFor();
    await lookAt(author, 'designer-table');
  }, 60_000);

  it('adds fields to a form by keyboard and by mouse, with a condition, and sees them on the phone', async () => {
    await author.getByRole('menuitem', { name: '档案核查', exact: true }).click();
    await author.getByRole('button', { name: '添加文字', exact: true }).press('Enter');
    await author.getByLabel('标题', { exact: true }).fill('馆藏位置');
    await author.getByRole('region', { name: '什么情况才出现' }).getByRole('button', { name: '加一句' }).click();
    await author.getByRole('region', { name: '手机上的样子' }).waitFor();
    expect(await author.getByRole('region', { name: '什么情况才出现' }).innerText()).toContain('档案核查结果');
    await author.getByText('查到', { exact: true }).last().click();
    await author.getByRole('region', { name: '手机上的样子' }).getByText('馆藏位置').waitFor();

    const [kind, place] = [await boxOf('.ot-kind >> nth=4'), await boxOf('.ot-builder-field >> nth=1')];
    await author.mouse.move(kind.x + 30, kind.y + 10);
    await author.mouse.down();
    await author.mouse.move(place.x + 60, place.y + 10, { steps: 15 });
    await author.mouse.up();
    await author.getByLabel('标题', { exact: true }).waitFor();
    expect(await author.getByLabel('标题', { exact: true }).inputValue()).toBe('日期');
    await author
      .getByRole('region', { name: '检查' })
      .getByText(/缺少英文/)
      .first()
      .waitFor();
    await lookAt(author, 'designer-form');
  }, 90_000);

  it('moves a field with the keyboard alone', async () => {
    const titles = () => author.locator('.ot-builder-title').allInnerTexts();
    const before = await titles();
    await author.locator('.ot-handle').first().focus();
    await author.keyboard.press('Space');
    await author.waitForTimeout(200);
    await author.keyboard.press('ArrowDown');
    await author.waitForTimeout(400);
    await author.keyboard.press('Space');
    await author.waitForTimeout(400);
    expect(await titles()).toEqual([before[1], before[0], ...before.slice(2)]);
    await author.getByRole('button', { name: '撤销' }).click();
    expect(await titles()).toEqual(before);
  }, 60_000);

  it('tries the scenarios and sees which pass and for whom something changes', async () => {
    await author.getByRole('button', { name: '试算' }).click();
    await author.getByRole('button', { name: '运行全部演练' }).click();
    const summary = author.getByText(/个通过/);
    await summary.waitFor();
    expect(await summary.innerText()).toMatch(/15 \/ 17 个通过/);
    expect(await author.getByRole('region', { name: '试算' }).innerText()).toMatch(/不通过[\s\S]*到期日|期限|due/i);
    await lookAt(author, 'designer-try');
  }, 90_000);

  it('rehearses: plays the graduate, time passes, sees tokens, facts and reasons', async () => {
    await author.getByRole('button', { name: '演练', exact: true }).click();
    await author.getByRole('button', { name: '开始' }).click();
    await author.getByRole('button', { name: '填入示例' }).click();
    await author.getByRole('button', { name: /提交/ }).click();
    await author.getByRole('region', { name: '经过' }).waitFor();
    await author.getByRole('button', { name: '过 5 个工作日' }).click();
    await lookAt(author, 'designer-rehearsal');
    expect(await author.getByRole('region', { name: '经过' }).innerText()).toMatch(/D2 办理路径[\s\S]*已知内容/);
  }, 90_000);

  it('loses nothing when the network is gone', async () => {
    await author.getByRole('menuitem', { name: 'D1 记录比对' }).click();
    await author.context().setOffline(true);
    const cell = author.getByLabel('姓名一致的记录 1');
    await cell.fill('>= 1');
    await cell.press('Enter');
    await author.getByText(/网络不通，内容已留在本机/).waitFor();
    await author.context().setOffline(false);
    await author.getByText('已保存', { exact: true }).waitFor();
    complaints.splice(0);
  }, 60_000);
});

describe('two people at once', () => {
  it('cannot overwrite each other: the later one is told who was faster', async () => {
    const other = await opened();
    await signInAs(other, server.url, '许诺');
    const where = author.url();
    await other.goto(where);
    await other.getByLabel('姓名一致的记录 1').waitFor();
    await author.getByLabel('姓名一致的记录 1').fill('1');
    await author.getByLabel('姓名一致的记录 1').press('Enter');
    await author.getByText('已保存', { exact: true }).waitFor();
    await other.getByLabel('姓名一致的记录 1').fill('2');
    await other.getByLabel('姓名一致的记录 1').press('Enter');
    await other.getByText(/已由许诺在/).waitFor();
    await lookAt(other, 'designer-conflict');
    await other.getByRole('button', { name: '用对方的' }).click();
    await expectValue(other, '1');
    await other.context().close();
  }, 90_000);
});

describe('a second person publishes', () => {
  let address = '';

  it('the author proposes, and cannot approve', async () => {
    await author.getByRole('button', { name: '提请发布' }).click();
    await author.getByLabel('改了什么，为什么改').fill('复核改为四个工作日，核查表增加馆藏位置');
    await author.getByRole('button', { name: '提交', exact: true }).click();
    await author.getByRole('dialog').getByText('事项包自带的场景没有全部通过').waitFor();
    await author.getByRole('button', { name: '取消' }).click();
    await element('registrar-review');
    await choose('办理时限', /参数：复核期限/);
    await author.getByText('已保存', { exact: true }).waitFor();
    await author.getByRole('button', { name: '提请发布' }).click();
    await author.getByLabel('改了什么，为什么改').fill('复核改名，核查表增加馆藏位置');
    await author.getByRole('button', { name: '提交', exact: true }).click();
    await shown(author, 'proposal');
    await author.getByText('须由没有参与修改的发布员审批').waitFor();
    expect(await author.getByRole('button', { name: '批准并发布' }).count()).toBe(0);
    address = author.url();
    const own = await author.request.post(address.replace('/designer/', '/api/v1/').concat('/approve'));
    expect(own.status()).toBe(403);
  }, 90_000);

  it('the publisher sees diagram, rows and fields, and approves', async () => {
    await publisher.goto(address);
    await shown(publisher, 'proposal');
    await publisher.getByText('馆藏位置').first().waitFor();
    expect(await publisher.locator('main').innerText()).toMatch(/教育局复核/);
    await lookAt(publisher, 'designer-proposal');
    await publisher.getByRole('button', { name: '批准并发布' }).click();
    await publisher.getByText('已发布', { exact: true }).waitFor();
  }, 90_000);

  it('and publishes the earlier release again', async () => {
    await publisher.goto(`${server.url}/designer/packages/degree-certificate-instant/publications`);
    await publisher.getByText('正在使用').waitFor();
    await lookAt(publisher, 'designer-publications');
    await publisher.getByRole('button', { name: '重新发布这个版本' }).first().click();
    await publisher.getByLabel('理由').fill('先用原来的版本');
    await publisher.getByRole('dialog').getByRole('button', { name: '重新发布这个版本' }).click();
    await publisher.getByText('先用原来的版本').waitFor();
    const rows = await publisher.locator('tbody tr').allInnerTexts();
    expect(rows.filter((row) => row !== '')[0]).toMatch(/1\.0\.0\s*正在使用/);
  }, 90_000);
});

describe('another city takes it', () => {
  it('exports a zip with hashes, imports it into quarantine, binds the roles, and a second person publishes', async () => {
    const zip = await author.request.get(`${server.url}/api/v1/packages/degree-certificate-instant/export`);
    const file = join(mkdtempSync(join(tmpdir(), 'onething-zip-')), 'package.zip');
    writeFileSync(file, await zip.body());
    expect(readFileSync(file).includes('SHA256SUMS')).toBe(true);

    const city = await opened();
    await signInAs(city, server.url, '袁媛');
    await city.goto(`${server.url}/designer/`);
    await city.getByLabel('选择事项包 zip 文件').setInputFiles(file);
    await shown(city, 'draft');
    await city.getByText('这是别处的事项包，正在隔离区').waitFor();
    await city.getByText('未指定').nth(1).waitFor();
    await lookAt(city, 'designer-quarantine');
    for (const role of ['学校档案员', '县（市、区）教育局学籍管理员']) {
      await city.getByLabel(`指定部门 ${role}`).click();
      await city.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').getByText('教育局', { exact: true }).click();
      await city.locator('tr', { hasText: role }).locator('.ant-tag', { hasText: '教育局' }).waitFor();
    }
    await city.getByRole('button', { name: '提请发布' }).click();
    await city.getByRole('button', { name: '提交', exact: true }).click();
    await shown(city, 'proposal');
    const second = await opened();
    await signInAs(second, server.url, '蒋岚');
    await second.goto(city.url());
    await second.getByRole('button', { name: '批准并发布' }).click();
    await second.getByText('已发布', { exact: true }).waitFor();
  }, 90_000);
});

async function opened(): Promise<Page> {
  const context = await desk(browser);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  listenTo(page, complaints);
  return page;
}

/** Selects an element of the diagram, as a click does, wherever it stands. */
async function element(id: string): Promise<void> {
  const url = new URL(author.url());
  url.searchParams.set('at', id);
  const part = /\/drafts\/[^/]+/.exec(url.pathname)?.[0];
  await author.goto(`${server.url}/designer${part}/processes/degree-certificate?at=${id}`);
  await author.locator('.ot-modeler[data-ready="true"]').waitFor();
  await author.getByRole('region', { name: '环节设置' }).waitFor();
}

async function choose(label: string, option: string | RegExp): Promise<void> {
  await author.getByLabel(label, { exact: true }).click();
  await author.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').getByText(option, { exact: true }).click();
}

/** Takes everything back that was drawn since the process was opened. */
async function undoAll(): Promise<void> {
  const undo = author.getByRole('button', { name: '撤销' });
  while (await undo.isEnabled()) await undo.click();
  await author.getByText('已保存', { exact: true }).waitFor();
}

function panelText(): Promise<string> {
  return author.getByRole('region', { name: '环节设置' }).innerText();
}

async function boxOf(selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await author.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return box;
}

async function expectValue(page: Page, value: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector<HTMLInputElement>('[aria-label="姓名一致的记录 1"]')?.value === wanted, value);
}
