import type { Browser, BrowserContext, Page } from 'playwright-core';
import { desk, launchChromium, phone } from './support/chromium.js';
import { listenTo, lookAt } from './support/look-at.js';
import { choose, fillCertificateForm, findCertificate, shown, signInAs } from './support/portal.js';
import { type RunningServer, startServer } from './support/running-server.js';

/** A graduate asks for a certificate on the phone and has it in a second; the other two roads of the same service after it. */
let server: RunningServer;
let browser: Browser;
let graduatePhone: BrowserContext;
let graduate: Page;
const complaints: string[] = [];
let certificateNumber = '';

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  graduatePhone = await phone(browser);
  graduate = await opened(graduatePhone);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
}, 30_000);

afterEach(() => {
  expect(complaints.splice(0)).toEqual([]);
});

describe('INSTANT: a graduate with a complete record', () => {
  it('signs in with one tap', async () => {
    await graduate.goto(`${server.url}/sign-in`);
    await shown(graduate, 'sign-in');
    await lookAt(graduate, 'sign-in');
    await signInAs(graduate, server.url, '李强');
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

    const tablet = await desk(browser);
    const second = await opened(tablet);
    await signInAs(second, server.url, '李强');
    await second.goto(graduate.url());
    await shown(second, 'apply');
    expect(
      await second
        .getByRole('radiogroup', { name: /申请原因/ })
        .getByRole('radio', { name: '损坏' })
        .isChecked(),
    ).toBe(true);
    await lookAt(second, 'apply');
    await tablet.close();
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
    const pdf = await graduate.request.get(`${server.url}${address}`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }, 30_000);

  it('can be verified by anybody, and an unknown number is unknown', async () => {
    const stranger = await opened(await phone(browser));
    await stranger.goto(`${server.url}/verify/${certificateNumber}`);
    await stranger.getByText('证明有效').first().waitFor();
    expect(await stranger.locator('main').innerText()).not.toMatch(/330199199003150018|李强/);
    await lookAt(stranger, 'verify-valid');

    await stranger.goto(`${server.url}/verify/XLZM-330199-2026-999999`);
    await stranger.getByText('查不到这份证明').first().waitFor();
    await lookAt(stranger, 'verify-unknown');
    await stranger.context().close();
  }, 60_000);

  it('gives the same certificate again on the same day', async () => {
    await graduate.goto(`${server.url}/services/degree-certificate-instant/degree-certificate/apply`);
    await shown(graduate, 'apply');
    await fillCertificateForm(graduate);
    await graduate.getByRole('button', { name: '提交申请' }).click();
    await graduate.getByText(/已办结，用时/).waitFor();
    expect(await graduate.locator('main').innerText()).toContain(certificateNumber);
  }, 60_000);
});

describe('REFUSE: a record that was annulled', () => {
  it('tells the reason, the rule and the remedy', async () => {
    const page = await opened(await phone(browser));
    await apply(page, '吴浩');
    await page.getByText('申请未通过').first().waitFor();

    const text = await page.locator('main').innerText();
    expect(text).toContain('该证书已注销');
    expect(text).toContain('示教〔2021〕17号');
    expect(text).toMatch(/您可以怎么做[\s\S]+行政复议/);
    await lookAt(page, 'case-refused');
    await page.context().close();
  }, 60_000);
});

describe('ARCHIVE: a record that a human must look at', () => {
  let applicant: Page;
  let archivist: Page;
  let colleague: Page;
  let taskUrl = '';

  it('shows the applicant who has the case and until when', async () => {
    applicant = await opened(await phone(browser));
    await apply(applicant, '孙悦');
    await applicant
      .getByText(/档案核查/)
      .first()
      .waitFor();

    const text = await applicant.locator('main').innerText();
    expect(text).toContain('9月17日');
    await applicant.getByText('这个日期是怎么算的').first().click();
    expect(await applicant.locator('main').innerText()).toMatch(/第 3 个工作日/);
    await lookAt(applicant, 'case-waiting');
  }, 90_000);

  it('is in the work list of the school archive, and of nobody else', async () => {
    archivist = await opened(await desk(browser));
    await signInAs(archivist, server.url, '徐静');
    await archivist.goto(`${server.url}/tasks/group`);
    await shown(archivist, 'tasks');
    await archivist
      .getByRole('link', { name: /档案核查/ })
      .first()
      .waitFor();
    await lookAt(archivist, 'tasks');

    const other = await opened(await desk(browser));
    await signInAs(other, server.url, '罗成');
    await other.goto(`${server.url}/tasks/group`);
    await shown(other, 'tasks');
    await other.getByText('没有等待认领的工作').waitFor();
    await other.context().close();
  }, 60_000);

  it('is claimed; the personal number stays masked', async () => {
    await archivist
      .getByRole('link', { name: /档案核查/ })
      .first()
      .click();
    await shown(archivist, 'task');
    taskUrl = archivist.url();
    expect(await archivist.locator('main').innerText()).not.toContain('330199199611110087');
    await archivist.getByRole('button', { name: /^认领/ }).first().click();
    await archivist.getByText('由您经办').first().waitFor();
    await lookAt(archivist, 'task');
  }, 60_000);

  it('refuses a colleague in a clear sentence', async () => {
    colleague = await opened(await desk(browser));
    await signInAs(colleague, server.url, '马超');
    await colleague.goto(taskUrl);
    await shown(colleague, 'task');
    await colleague.getByText('由徐静经办').first().waitFor();

    const second = await colleague.request.post(`${server.url}/api/v1/tasks/${taskUrl.split('/').pop()}/claim`, {
      headers: { origin: server.url, 'idempotency-key': 'colleague-claims' },
      data: {},
    });
    expect(second.status()).toBe(409);
    expect((await second.json()).message).toContain('徐静');
  }, 60_000);

  it('is decided with a form', async () => {
    await choose(archivist, '档案', '查到');
    await archivist.getByLabel(/档案卷号/).fill('示档-2014-毕-0215');
    await archivist.getByLabel(/证书编号/).fill('330199201400215');
    await archivist.getByLabel(/姓名/).fill('孙月');
    await archivist.getByLabel(/毕业时的学校/).fill('示例县第二中学');
    await choose(archivist, '学段', '普通高中');
    await archivist.getByLabel(/入学日期/).fill('2011-09-01');
    await archivist.getByLabel(/毕业日期/).fill('2014-06-30');
    await archivist.getByLabel(/毕业年份/).fill('2014');
    await archivist.getByRole('button', { name: '提交' }).last().click();
    await archivist
      .getByText(/已办完|已提交/)
      .first()
      .waitFor();
  }, 60_000);

  it('cannot be completed a second time', async () => {
    const again = await archivist.request.post(`${server.url}/api/v1/tasks/${taskUrl.split('/').pop()}/complete`, {
      headers: { origin: server.url, 'idempotency-key': 'a-second-time' },
      data: { values: {} },
    });
    expect(again.status()).toBe(409);
    expect((await again.json()).code).toBe('TASK_ALREADY_COMPLETED');
  }, 30_000);

  it('reaches the applicant live', async () => {
    await applicant.getByText(/复核/).first().waitFor();
    await lookAt(applicant, 'case-live');
  }, 60_000);

  it('is confirmed by somebody else, and issued', async () => {
    const registrar = await opened(await desk(browser));
    await signInAs(registrar, server.url, '高敏');
    await registrar.goto(`${server.url}/tasks/group`);
    await registrar.getByRole('link', { name: /复核/ }).first().click();
    await shown(registrar, 'task');
    await registrar.getByRole('button', { name: /^认领/ }).first().click();
    await choose(registrar, '复核', '通过');
    await registrar.getByRole('button', { name: '提交' }).last().click();
    await registrar
      .getByText(/已办完|已提交/)
      .first()
      .waitFor();
    await lookAt(registrar, 'task-done');

    await applicant
      .getByText(/已办结/)
      .first()
      .waitFor();
    expect(await applicant.locator('main').innerText()).toMatch(/XLZM-330199-2026-000002/);
    await lookAt(applicant, 'case-issued-after-archive');
    await registrar.context().close();
  }, 90_000);
});

describe('a certificate that was issued in error', () => {
  it('is revoked with a reason, and everybody who verifies it learns so', async () => {
    const registrar = await opened(await desk(browser));
    await signInAs(registrar, server.url, '高敏');
    await registrar.goto(`${server.url}/tasks/done`);
    await registrar.getByRole('link', { name: /复核/ }).first().click();
    await registrar.getByRole('button', { name: '撤销这份证照' }).click();
    await registrar.getByRole('button', { name: '确认撤销' }).click();
    await registrar.getByText('请写明撤销原因').waitFor();
    await registrar.getByLabel('撤销原因').fill('核查时登记了他人的卷宗');
    await lookAt(registrar, 'revoke');
    await registrar.getByRole('button', { name: '确认撤销' }).click();
    await registrar.getByText('已撤销').first().waitFor();

    await registrar.goto(`${server.url}/verify/XLZM-330199-2026-000002`);
    await registrar.getByText('证明已撤销').first().waitFor();
    await lookAt(registrar, 'verify-revoked');
    await registrar.context().close();
  }, 90_000);

  it('is not given again: the next application gets a new one', async () => {
    const page = await opened(await phone(browser));
    await apply(page, '孙悦');
    await page
      .getByText('已办结，用时')
      .or(page.getByText(/档案核查/))
      .first()
      .waitFor();
    expect(await page.locator('main').innerText()).not.toContain('XLZM-330199-2026-000002');
    await page.context().close();
  }, 90_000);
});

describe('the clock of the demonstration', () => {
  it('warns before the deadline and escalates after it', async () => {
    const page = await opened(await phone(browser));
    await apply(page, '郑凯', async () => {
      const photo = { name: '二寸照.jpg', mimeType: 'image/jpeg', buffer: await page.screenshot({ type: 'jpeg', quality: 70 }) };
      await page.getByLabel(/二寸照/).setInputFiles(photo);
      await page.getByText('二寸照.jpg').waitFor();
      await lookAt(page, 'apply-photo');
    });
    await page
      .getByText(/档案核查/)
      .first()
      .waitFor();

    const administrator = await opened(await desk(browser));
    await signInAs(administrator, server.url, '韩雪');
    await administrator.getByRole('button', { name: '拨动时钟' }).click();
    await lookAt(administrator, 'move-clock');
    for (let day = 0; day < 4; day++) {
      await administrator.request.post(`${server.url}/api/v1/clock`, {
        headers: { origin: server.url, 'idempotency-key': `day-${day}` },
        data: { workdays: 1 },
      });
    }

    await page
      .getByText(/县级档案核查/)
      .first()
      .waitFor();
    await lookAt(page, 'case-escalated');
    await administrator.context().close();
    await page.context().close();
  }, 90_000);
});

describe('the designer', () => {
  it('opens the package in Chinese', async () => {
    const designer = await opened(await desk(browser));
    await signInAs(designer, server.url, '许诺');
    await designer.goto(`${server.url}/designer/`);
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

async function opened(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  listenTo(page, complaints);
  return page;
}

async function apply(page: Page, name: string, more?: () => Promise<void>): Promise<void> {
  await signInAs(page, server.url, name);
  await findCertificate(page);
  await page
    .getByRole('link', { name: '开始办理' })
    .or(page.getByRole('button', { name: '开始办理' }))
    .first()
    .click();
  await shown(page, 'apply');
  await fillCertificateForm(page);
  await more?.();
  await page.getByRole('button', { name: '提交申请' }).click();
  await shown(page, 'case');
}

async function answerOf(page: Page, path: string): Promise<{ items: unknown[] }> {
  return (await page.request.get(`${server.url}${path}`)).json();
}
