import type { Page } from 'playwright-core';
import { lookAt } from './support/look-at.js';
import { applyForCertificate, choose, fillCertificateForm, findCertificate, shown, signInAs } from './support/portal.js';
import { startServer } from './support/running-server.js';
import { visits } from './support/visits.js';

/** A graduate asks for a certificate on the phone and has it in a second; one whose record was annulled is told why. */
const visit = visits(startServer);
let graduate: Page;
let certificateNumber = '';

beforeAll(async () => {
  graduate = await visit.opened('phone');
}, 120_000);

describe('INSTANT: a graduate with a complete record', () => {
  it('signs in with one tap', async () => {
    await graduate.goto(`${visit.site.url}/sign-in`);
    await shown(graduate, 'sign-in');
    await lookAt(graduate, 'sign-in');
    await signInAs(graduate, visit.site.url, '李强');
    await graduate
      .getByRole('link', { name: /学历证明书/ })
      .first()
      .waitFor();
    await lookAt(graduate, 'catalogue');
  }, 60_000);

  it('finds the matter and sees conditions, materials, basis and promised time', async () => {
    await findCertificate(graduate);
    await graduate.getByText('谁可以办').waitFor();
    const text = await graduate.locator('main').innerText();

    expect(text).toMatch(/谁可以办[\s\S]*需要什么材料[\s\S]*办理依据/);
    expect(text).toContain('普通高等学校学生管理规定');
    expect(text).toMatch(/承诺时限\s*多数情况当场办结，其余 3 个工作日内/);
    await lookAt(graduate, 'matter');
  }, 60_000);

  it('gets a form that knows who she is and what the register holds', async () => {
    await graduate
      .getByRole('link', { name: '开始办理' })
      .or(graduate.getByRole('button', { name: '开始办理' }))
      .first()
      .click();
    await shown(graduate, 'apply');

    expect(await graduate.getByLabel(/毕业学校/).inputValue()).toBe('示例县第一中学');
    expect(await graduate.getByLabel(/毕业年份/).inputValue()).toBe('2008');
    const text = await graduate.locator('main').innerText();
    expect(text).toMatch(/姓名\s*李强\s*来源：/);
    expect(await graduate.getByLabel('姓名', { exact: true }).count()).toBe(0);
    await lookAt(graduate, 'apply');
  }, 60_000);

  it('is told in plain words what is wrong, beside the field', async () => {
    await graduate.getByLabel(/手机号码/).fill('1380000000');
    await graduate.getByRole('button', { name: '提交申请' }).click();

    const mobile = graduate.getByLabel(/手机号码/);
    expect(await mobile.getAttribute('aria-invalid')).toBe('true');
    expect(await graduate.locator('main').innerText()).toMatch(/手机号码应为 11 位数字/);
    expect(await graduate.locator('main').innerText()).toContain('请选择申请原因');
    await lookAt(graduate, 'apply-problems');
  }, 60_000);

  it('has her draft on another device', async () => {
    await graduate.getByLabel(/手机号码/).fill('13800000001');
    await choose(graduate, '申请原因', '损坏');
    await graduate.getByText(/^已保存 \d/).waitFor();

    const second = await visit.signedIn('李强');
    await second.goto(graduate.url());
    await shown(second, 'apply');
    expect(
      await second
        .getByRole('radiogroup', { name: /申请原因/ })
        .getByRole('radio', { name: '损坏' })
        .isChecked(),
    ).toBe(true);
    await lookAt(second, 'apply');
    await second.context().close();
  }, 60_000);

  it('is served in a second, without a human', async () => {
    await fillCertificateForm(graduate);
    await graduate.getByRole('button', { name: '提交申请' }).dblclick();
    await shown(graduate, 'case');
    await graduate.getByText(/已办结，用时/).waitFor();

    const headline = await graduate
      .getByText(/已办结，用时/)
      .first()
      .innerText();
    expect(Number(/用时 ([\d.]+) 秒/.exec(headline)?.[1])).toBeLessThan(5);
    await lookAt(graduate, 'case-issued');
  }, 60_000);

  it('made one case although the button was pressed twice', async () => {
    const cases = await answerOf(graduate, '/api/v1/cases');
    expect(cases.items).toHaveLength(1);
  }, 30_000);

  it('says why, with the row and the facts', async () => {
    const text = await graduate.locator('main').innerText();
    expect(text).toContain('为什么是这个结果');
    expect(text).toContain('记录完全一致、数据质量为 A 级、由本人申请，当场出证');
  }, 30_000);

  it('gives a PDF with a number of region and year', async () => {
    const text = await graduate.locator('main').innerText();
    certificateNumber = /XLZM-330199-2026-\d{6}/.exec(text)?.[0] ?? '';
    expect(certificateNumber).toBe('XLZM-330199-2026-000001');

    const address = await graduate
      .getByRole('link', { name: /查看.*PDF/ })
      .first()
      .getAttribute('href');
    const pdf = await graduate.request.get(`${visit.site.url}${address}`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }, 30_000);

  it('can be verified by anybody, and an unknown number is unknown', async () => {
    const stranger = await visit.opened('phone');
    await stranger.goto(`${visit.site.url}/verify/${certificateNumber}`);
    await stranger.getByText('证明有效').first().waitFor();
    expect(await stranger.locator('main').innerText()).not.toMatch(/330199199003150018|李强/);
    await lookAt(stranger, 'verify-valid');

    await stranger.goto(`${visit.site.url}/verify/XLZM-330199-2026-999999`);
    await stranger.getByText('查不到这份证明').first().waitFor();
    await lookAt(stranger, 'verify-unknown');
    await stranger.context().close();
  }, 60_000);

  it('gives the same certificate again on the same day', async () => {
    await graduate.goto(`${visit.site.url}/services/degree-certificate-instant/degree-certificate/apply`);
    await shown(graduate, 'apply');
    await fillCertificateForm(graduate);
    await graduate.getByRole('button', { name: '提交申请' }).click();
    await graduate.getByText(/已办结，用时/).waitFor();
    expect(await graduate.locator('main').innerText()).toContain(certificateNumber);
  }, 60_000);
});

describe('REFUSE: a record that was annulled', () => {
  it('tells the reason, the rule and the remedy', async () => {
    const page = await visit.opened('phone');
    await applyForCertificate(visit.site.url, page, '吴浩');
    await page.getByText('申请未通过').first().waitFor();

    const text = await page.locator('main').innerText();
    expect(text).toContain('该证书已注销');
    expect(text).toContain('示教〔2021〕17号');
    expect(text).toMatch(/您可以怎么做[\s\S]+行政复议/);
    await lookAt(page, 'case-refused');
    await page.context().close();
  }, 60_000);
});

describe('the designer', () => {
  it('opens the package in Chinese', async () => {
    const designer = await visit.signedIn('许诺');
    await designer.goto(`${visit.site.url}/designer/`);
    await designer.getByRole('link', { name: /学历证明书/ }).click();
    await designer.locator('.djs-shape').first().waitFor();
    await lookAt(designer, 'designer-opened');
    await designer.getByRole('button', { name: '适应窗口' }).click();
    await designer.locator('[data-element-id="archive-check"]').first().click();
    await designer.getByText('谁来办').waitFor();
    expect(await designer.locator('.bjs-powered-by').isVisible()).toBe(true);
    await lookAt(designer, 'designer-process');

    await designer.getByRole('link', { name: 'D2 办理路径' }).click();
    await designer.getByText('首个命中').waitFor();
    await lookAt(designer, 'designer-decision');
    await designer.getByRole('link', { name: '学历证明书申请' }).click();
    await designer.getByLabel(/毕业学校/).waitFor();
    await lookAt(designer, 'designer-form');
    await designer.context().close();
  }, 90_000);
});

async function answerOf(page: Page, path: string): Promise<{ items: unknown[] }> {
  return (await page.request.get(`${visit.site.url}${path}`)).json();
}
