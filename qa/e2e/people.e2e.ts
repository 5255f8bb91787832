import type { Page } from 'playwright-core';
import { offerAsking } from '../support/asking-package.js';
import { openTestSite } from '../support/test-site.js';
import { lookAt } from './support/look-at.js';
import { choose, shown, signInAs } from './support/portal.js';
import { visits } from './support/visits.js';

/** A family is asked again, three people vote, one of them after the majority; a colleague on leave; a decision that is corrected. */
const visit = visits(openTestSite);
let family: Page;
const clerks = ['archivist', 'archivist-2', 'registrar', 'registrar-2'];

beforeAll(async () => {
  await offerAsking(visit.site, clerks);
  family = await visit.opened('phone');
}, 120_000);

describe('补正', () => {
  it('begins with an application on the phone', async () => {
    await signInAs(family, visit.site.url, '王芳');
    await family.goto(`${visit.site.url}/services/asking/asking`);
    await shown(family, 'matter');
    await family.getByText('开始办理').first().click();
    await shown(family, 'apply');
    await family.getByLabel(/人均月收入/).fill('1200');
    await family.getByLabel(/申请理由/).fill('家里两个孩子上学');
    await family.getByRole('button', { name: /添加家庭成员/ }).click();
    await family.getByLabel('姓名', { exact: true }).last().fill('陈大山');
    await family.getByLabel('关系', { exact: true }).fill('配偶');
    await family.getByRole('button', { name: '提交申请' }).click();
    await shown(family, 'case');
    await family.getByText('办理时限').first().waitFor();
    await lookAt(family, 'people-case-open');
  }, 120_000);

  it('is marked by the reviewer, all at once, with a note each', async () => {
    const clerk = await visit.signedIn('徐静');
    await clerk.goto(`${visit.site.url}/tasks/group`);
    await shown(clerk, 'tasks');
    await clerk.getByLabel('按事项筛选').selectOption('asking/asking');
    await clerk.getByRole('link', { name: /学校审核/ }).waitFor();
    await lookAt(clerk, 'people-work-list');
    await clerk.getByRole('link', { name: /学校审核/ }).click();
    await shown(clerk, 'task');
    await choose(clerk, '结论', '需要补正');
    await clerk.getByLabel('人均月收入（元）').check();
    await clerk.getByLabel(/“人均月收入（元）”缺什么/).fill('与社保记录不一致，请核对后填写近三个月平均数');
    await clerk.getByLabel('家庭成员').check();
    await clerk.getByRole('button', { name: '提交办理意见' }).click();
    await clerk.getByText(/处需要修改/).waitFor();
    await lookAt(clerk, 'people-review-problem');
    await clerk.getByLabel(/“家庭成员”缺什么/).fill('请补充祖父母');
    await lookAt(clerk, 'people-review');
    await clerk.getByRole('button', { name: '提交办理意见' }).click();
    await shown(clerk, 'tasks');
  }, 120_000);

  it('is what the family sees first: what is missing, the clock stopped, the rest read-only', async () => {
    await family.goto(`${visit.site.url}/messages`);
    await family.getByText('您的申请需要补正').first().waitFor();
    await family.goto(`${visit.site.url}/cases`);
    await family.getByRole('link', { name: /去补正/ }).waitFor();
    await lookAt(family, 'people-cases');
    await family
      .getByRole('link', { name: /示例补助/ })
      .last()
      .click();
    await shown(family, 'case');
    await family.getByText('时限暂停计算').first().waitFor();
    await lookAt(family, 'people-case-asked');
    await family.getByRole('link', { name: /去补正/ }).click();
    await shown(family, 'task');

    expect(await family.getByLabel(/人均月收入/).inputValue()).toBe('1200');
    expect(await family.getByLabel(/申请理由/).count()).toBe(0);
    await family.getByText('查看申请的全部内容').click();
    expect(await family.locator('main').innerText()).toMatch(/申请理由\s*家里两个孩子上学/);
    await lookAt(family, 'people-supplement');
  }, 120_000);

  it('goes on with the answer', async () => {
    await family.getByLabel(/人均月收入/).fill('980');
    await family.getByRole('button', { name: /添加家庭成员/ }).click();
    await family.getByLabel('姓名', { exact: true }).last().fill('陈老根');
    await family.getByLabel('关系', { exact: true }).last().fill('祖父');
    await family.getByRole('button', { name: '提交补正内容' }).click();
    await shown(family, 'case');
    await family
      .getByText(/学校审核/)
      .first()
      .waitFor();
    await family.getByText('这个日期是怎么算的').first().click();
    const text = await family.locator('main').innerText();
    expect(text).toContain('980');
    expect(text).toContain('办理时限恢复计算');
    await lookAt(family, 'people-case-resumed');
  }, 120_000);
});

describe('a vote', () => {
  it('is over with the majority; who comes late is told, and finds the task among those no longer needed', async () => {
    const [first, second, third] = await Promise.all(['徐静', '马超', '高敏'].map((name) => visit.signedIn(name)));
    if (!first || !second || !third) throw new Error('three people were asked for');
    await review(first);
    await third.goto(`${visit.site.url}/tasks/group`);
    await third
      .getByRole('link', { name: /评议投票/ })
      .last()
      .click();
    await shown(third, 'task');
    await third.getByRole('button', { name: '认领这项工作' }).click();
    await third.getByText('由您经办').waitFor();
    for (const page of [first, second]) await vote(page);
    await choose(third, '意见', '不同意');
    await third.getByRole('button', { name: '提交办理意见' }).click();
    await third
      .getByText(/不再需要/)
      .first()
      .waitFor();
    await lookAt(third, 'people-late-vote');
    await third.goto(`${visit.site.url}/tasks/ended`);
    await third.getByText('不再需要您办理').first().waitFor();
    await lookAt(third, 'people-ended');
  }, 180_000);
});

describe('a correction', () => {
  it('is begun on the page of the closed case, decided by a second person, and seen by the family', async () => {
    const clerk = await visit.signedIn('徐静');
    await clerk.goto(`${visit.site.url}/tasks/done`);
    await clerk
      .getByRole('link', { name: /评议投票/ })
      .first()
      .click();
    await shown(clerk, 'task');
    const id = new URL(clerk.url()).pathname.split('/').at(-1)?.split('.')[0] ?? '';
    await clerk.goto(`${visit.site.url}/cases/${id}`);
    await clerk.getByRole('button', { name: /发起：更正或撤销/ }).waitFor();
    await lookAt(clerk, 'people-case-closed');
    await clerk.getByRole('button', { name: /发起：更正或撤销/ }).click();
    await shown(clerk, 'apply');
    await clerk.getByLabel(/原因/).waitFor();
    expect(await clerk.locator('main').innerText()).toMatch(/申请人\s*王芳/);
    await clerk.getByLabel(/原因/).fill('收入核定有误');
    await clerk.getByRole('button', { name: '提交申请' }).click();
    await shown(clerk, 'case');
    await clerk.getByText('本件更正的原办件').waitFor();
    await family.goto(`${visit.site.url}/cases/${id}`);
    await family.getByText('对本件的更正、撤销办理').waitFor();
    await lookAt(family, 'people-case-corrected');
    await clerk.goto(`${visit.site.url}/tasks/begin`);
    await clerk.getByText('发起示例公示').waitFor();
    await lookAt(clerk, 'people-begin');
  }, 120_000);
});

describe('a substitute', () => {
  it('is set on the own page and does the work as such', async () => {
    const absent = await visit.signedIn('徐静');
    await absent.goto(`${visit.site.url}/me`);
    await absent.getByLabel('代办人').selectOption({ label: '何静' });
    await absent.getByLabel('结束日期').fill('2026-09-20');
    await absent.getByRole('button', { name: '设置代办' }).click();
    await absent.getByText('何静代我办理').waitFor();
    await lookAt(absent, 'people-substitution');
    const colleague = await visit.signedIn('何静', 'phone');
    await colleague.goto(`${visit.site.url}/me`);
    await colleague.getByText('我代徐静办理').waitFor();
    await lookAt(colleague, 'people-substitution');
  }, 120_000);
});

async function review(page: Page): Promise<void> {
  await page.goto(`${visit.site.url}/tasks/group`);
  await page.getByRole('link', { name: /学校审核/ }).click();
  await shown(page, 'task');
  await choose(page, '结论', '材料齐全');
  await page.getByRole('button', { name: '提交办理意见' }).click();
  await shown(page, 'tasks');
}

async function vote(page: Page): Promise<void> {
  await page.goto(`${visit.site.url}/tasks/group`);
  await page
    .getByRole('link', { name: /评议投票/ })
    .first()
    .click();
  await shown(page, 'task');
  await choose(page, '意见', '同意');
  await page.getByRole('button', { name: '提交办理意见' }).click();
  await shown(page, 'tasks');
}
