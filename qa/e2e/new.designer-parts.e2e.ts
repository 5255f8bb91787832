import type { Page } from 'playwright-core';
import { openTestSite } from '../support/test-site.js';
import { DraftDesk } from './support/designer.js';
import { lookAt } from './support/look-at.js';
import { shown } from './support/portal.js';
import { visits } from './support/visits.js';

/** Somebody makes a service from nothing, with parts of every kind, and proposes it; nothing but the screen is used. */
const visit = visits(openTestSite, { patience: 90_000 });
let author: Page;
let at: DraftDesk;

beforeAll(async () => {
  author = await visit.signedIn('许诺');
  at = new DraftDesk(author, visit.site.url);
}, 180_000);

describe('a package from nothing', () => {
  it('is named, and is sound at once', async () => {
    await author.goto(`${visit.site.url}/designer/`);
    await shown(author, 'packages');
    await author.getByRole('button', { name: '新建事项包' }).click();
    await author.getByLabel('事项包名称').fill('场地借用');
    await author.locator('#package-id[value="service-330000-1"]').waitFor();
    await author.getByLabel('谁来审核').fill('总务处');
    await lookAt(author, 'new-package');
    await author.getByRole('button', { name: '新建', exact: true }).click();
    await shown(author, 'draft');
    await author.locator('.ot-modeler[data-ready="true"]').waitFor();
    await at.nothingFound();
    await lookAt(author, 'new-package-draft');
  }, 120_000);

  it('says what people read about it', async () => {
    await at.part('overview');
    await at.setCell('一句话说明', '教职工和社会组织借用学校场地');
    await author.getByRole('button', { name: '加一条依据' }).click();
    await at.setCell('依据 1 法律、法规或文件', '学校场地管理办法');
    await author.getByRole('button', { name: '加一枚印章' }).click();
    await at.setCell('新印章 名称', '学校公章');
    await author.getByLabel('场地借用 申请条件').fill('提前一天申请\n爱护设施');
    await author.getByLabel('场地借用 申请条件').blur();
    await at.nothingFound();
    await lookAt(author, 'new-overview');
  }, 120_000);

  it('gets a field in its form, and keeps its roles together', async () => {
    await at.part('forms/apply');
    await author.locator('button[aria-label*="数字"]').first().click();
    await author.locator('#field-title').fill('借用人数');
    await at.saved();
    await at.part('roles');
    await author.getByText('本单位没有部门：由使用它的市、县指定。').waitFor();
    await author.getByRole('button', { name: '加一个岗位' }).click();
    await at.setCell('新岗位 名称', '分管领导');
    await at.checks.getByText(/岗位 role1 没有任何任务使用/).waitFor();
    await author.getByRole('button', { name: '总务处 删除' }).click();
    await author.getByText('还有环节由“总务处”办理，先在这些地方换掉：').last().waitFor();
    await author.getByRole('dialog').getByRole('button').last().click();
    await author.getByRole('button', { name: '分管领导 删除' }).click();
    await at.nothingFound();
    await lookAt(author, 'new-roles');
  }, 120_000);
});

describe('parts from nothing', () => {
  it.each([
    ['判定', '人数是否合适', async (): Promise<unknown> => at.choose('先看哪一项', '借用人数')],
    ['表单', '现场查看', async (): Promise<unknown> => undefined],
    ['基础库', '场地', async (): Promise<unknown> => author.getByLabel('数据来自哪个部门').fill('总务处')],
    ['文书', '借用单', async (): Promise<unknown> => undefined],
    ['参数', '最多人数', async (): Promise<unknown> => author.getByLabel('依据', { exact: true }).fill('学校场地管理办法')],
    ['流程', '取消借用', async (): Promise<unknown> => undefined],
    ['演练', '人数很多', async (): Promise<unknown> => undefined],
  ] as const)(
    '%s: asked for its name, sound at once, taken back in one step',
    async (kind, title, answer) => {
      await at.part('overview');
      await author.getByRole('menuitem', { name: `新建${kind}` }).click();
      const dialog = author.getByRole('dialog');
      await dialog.getByLabel('名称', { exact: true }).fill(title);
      await answer();
      if (kind === '判定') await lookAt(author, 'new-dialog');
      await dialog.getByRole('button', { name: '新建', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      const parts = author.getByRole('navigation', { name: '事项包的内容' });
      if (kind !== '参数') await parts.getByRole('link', { name: title, exact: true }).waitFor();
      await at.saved();
      expect(await at.checks.getByText('错误').count()).toBe(0);
      await lookAt(author, `new-part-${kind}`);
      if (kind !== '基础库') return;
      await author.getByRole('button', { name: '撤销' }).click();
      await parts.getByRole('link', { name: title, exact: true }).waitFor({ state: 'hidden' });
      await author.getByRole('button', { name: '重做' }).click();
      await parts.getByRole('link', { name: title, exact: true }).waitFor();
    },
    120_000,
  );

  it('are renamed, and are not deleted where something uses them', async () => {
    await at.part('forms/apply');
    await author.getByRole('button', { name: '改名' }).click();
    await author.getByRole('dialog').getByLabel('名称').fill('借用申请');
    await author.getByRole('dialog').getByRole('button', { name: '改名', exact: true }).click();
    await author.getByRole('dialog').waitFor({ state: 'hidden' });
    await author.getByRole('link', { name: '借用申请', exact: true }).waitFor();
    await author.getByRole('button', { name: '删除表单' }).click();
    const refused = author.getByRole('dialog').last();
    await refused.getByText('还在用，先在这些地方换掉').last().waitFor();
    await refused.getByText('提出申请').waitFor();
    await refused.getByRole('button').last().click();
    await author.getByRole('dialog').waitFor({ state: 'hidden' });

    await author.getByRole('link', { name: '现场查看', exact: true }).click();
    await author.getByText('还没有用到。').waitFor();
    await author.getByRole('button', { name: '删除表单' }).click();
    await author.getByRole('dialog').getByRole('button', { name: '删除表单' }).click();
    await author.getByRole('link', { name: '现场查看', exact: true }).waitFor({ state: 'hidden' });
    await at.saved();
  }, 120_000);
});

describe('what was thin is edited', () => {
  it('a paper in blocks: what is only there at times, a table, the print', async () => {
    await at.part('documents/document-1');
    await at.choose('加一块…', '只在某种情况下');
    await at.choose('加一块…', '内容表');
    const paper = author.getByRole('region', { name: '文书的样子' });
    await paper.getByText('只在这时才写的内容。').waitFor();
    await author.getByRole('checkbox', { name: '有“姓名”时' }).uncheck();
    await paper.getByText('只在这时才写的内容。').waitFor({ state: 'hidden' });
    await at.saved();
    await lookAt(author, 'new-paper');
    const address = await author.getByRole('link', { name: '看打印出来的样张（PDF）' }).getAttribute('href');
    const print = await author.request.get(new URL(address ?? '', visit.site.url).href);
    expect([print.status(), (await print.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    await nothingWrong();
  }, 120_000);

  it('the row for everything else, and a veto', async () => {
    await at.part('decisions/decision-1');
    await author.getByRole('button', { name: '删去“其余情况”这一行' }).click();
    await author.getByRole('button', { name: '加一行“其余情况”' }).click();
    await author.getByLabel('结论 其余情况').selectOption('不符合');
    await nothingWrong();
    await lookAt(author, 'new-default-row');

    await author.getByRole('menuitem', { name: '新建判定' }).click();
    await author.getByRole('dialog').getByLabel('名称', { exact: true }).fill('信用');
    await at.choose('哪一种', /^评分卡/);
    await at.choose('先看哪一项', '借用人数');
    await author.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click();
    await author.getByRole('button', { name: '加一条一票否决' }).click();
    await author.getByRole('textbox', { name: '新的否决情形 什么情况' }).fill('【借用人数】 > 500');
    await author.getByRole('textbox', { name: '新的否决情形 什么情况' }).blur();
    await at.setCell('总分 最高', '100');
    await author.getByText('更多设置').click();
    await at.setCell('借用人数 最高', '50');
    await nothingWrong();
    await lookAt(author, 'new-scorecard');
  }, 120_000);

  it('a scenario: the answers of a step in the form itself, a step more, what must be seen', async () => {
    await at.part('scenarios/scenario-1');
    await author.getByRole('button', { name: '修改第 1 步' }).click();
    await author
      .getByRole('dialog')
      .getByLabel(/申请内容/)
      .fill('借用操场一天');
    await lookAt(author, 'new-step');
    await author.getByRole('dialog').getByRole('button', { name: '用这些答案' }).click();
    await author.getByRole('dialog').waitFor({ state: 'hidden' });
    await author.getByText('借用操场一天').waitFor();
    await at.choose('加一步…', '应当看到');
    await at.choose('结局', '还在办理');
    await author.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor({ state: 'hidden' });
    await lookAt(author, 'new-expectation');
    await author.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await at.part('try');
    await author.getByRole('button', { name: '运行全部演练' }).click();
    await author.getByText(/2 \/ 2 个通过/).waitFor();
  }, 120_000);

  it('all of it in English too', async () => {
    await author.getByText('English', { exact: true }).click();
    for (const part of ['overview', 'roles', 'documents/document-1', 'decisions/decision-2', 'scenarios/scenario-1']) {
      await at.part(part);
      await author.waitForTimeout(500);
      await lookAt(author, `new-${part.replace('/', '-')}-en`);
    }
    await author.getByRole('menuitem', { name: 'New decision' }).click();
    await author.getByRole('dialog').getByLabel('Which kind').waitFor();
    await lookAt(author, 'new-dialog-en');
    await author.keyboard.press('Escape');
    await author.getByText('中文', { exact: true }).click();
  }, 120_000);
});

describe('onward', () => {
  it('is rehearsed and proposed', async () => {
    await at.part('rehearse');
    await author.getByRole('button', { name: '开始' }).click();
    await author.getByRole('button', { name: '填入示例' }).click();
    await author.getByRole('button', { name: /提交/ }).click();
    await author.getByRole('region', { name: '经过' }).waitFor();
    await author.getByRole('button', { name: '提请发布' }).click();
    await author.getByLabel('改了什么，为什么改').fill('新事项');
    await author.getByRole('dialog').getByRole('button').last().click();
    await author.locator('main[data-page="proposal"]').waitFor({ timeout: 150_000 });
  }, 240_000);
});

/** Reminders may stand there; mistakes may not. */
async function nothingWrong(): Promise<void> {
  await at.saved();
  await author.waitForTimeout(800);
  expect(await at.checks.getByText('错误', { exact: true }).count()).toBe(0);
}
