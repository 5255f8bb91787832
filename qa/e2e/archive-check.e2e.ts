import type { Page } from 'playwright-core';
import { lookAt } from './support/look-at.js';
import { applyForCertificate, choose, shown } from './support/portal.js';
import { startServer } from './support/running-server.js';
import { visits } from './support/visits.js';

/** Two people look into the archive for a graduate whose record is incomplete; what they issued is revoked; what waits too long is escalated. */
const visit = visits(startServer);

describe('ARCHIVE: a record that a human must look at', () => {
  let applicant: Page;
  let archivist: Page;
  let colleague: Page;
  let taskUrl = '';

  it('shows the applicant who has the case and until when', async () => {
    applicant = await visit.opened('phone');
    await applyForCertificate(visit.site.url, applicant, '孙悦');
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
    archivist = await visit.signedIn('徐静');
    await archivist.goto(`${visit.site.url}/tasks/group`);
    await shown(archivist, 'tasks');
    await archivist
      .getByRole('link', { name: /档案核查/ })
      .first()
      .waitFor();
    await lookAt(archivist, 'tasks');

    const other = await visit.signedIn('罗成');
    await other.goto(`${visit.site.url}/tasks/group`);
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
    colleague = await visit.signedIn('马超');
    await colleague.goto(taskUrl);
    await shown(colleague, 'task');
    await colleague.getByText('由徐静经办').first().waitFor();

    const second = await colleague.request.post(`${visit.site.url}/api/v1/tasks/${taskUrl.split('/').pop()}/claim`, {
      headers: { origin: visit.site.url, 'idempotency-key': 'colleague-claims' },
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
    const again = await archivist.request.post(`${visit.site.url}/api/v1/tasks/${taskUrl.split('/').pop()}/complete`, {
      headers: { origin: visit.site.url, 'idempotency-key': 'a-second-time' },
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
    const registrar = await visit.signedIn('高敏');
    await registrar.goto(`${visit.site.url}/tasks/group`);
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
    expect(await applicant.locator('main').innerText()).toMatch(/XLZM-330199-2026-000001/);
    await lookAt(applicant, 'case-issued-after-archive');
    await registrar.context().close();
  }, 90_000);
});

describe('a certificate that was issued in error', () => {
  it('is revoked with a reason, and everybody who verifies it learns so', async () => {
    const registrar = await visit.signedIn('高敏');
    await registrar.goto(`${visit.site.url}/tasks/done`);
    await registrar.getByRole('link', { name: /复核/ }).first().click();
    await registrar.getByRole('button', { name: '撤销这份证照' }).click();
    await registrar.getByRole('button', { name: '确认撤销' }).click();
    await registrar.getByText('请写明撤销原因').waitFor();
    await registrar.getByLabel('撤销原因').fill('核查时登记了他人的卷宗');
    await lookAt(registrar, 'revoke');
    await registrar.getByRole('button', { name: '确认撤销' }).click();
    await registrar.getByText('已撤销').first().waitFor();

    await registrar.goto(`${visit.site.url}/verify/XLZM-330199-2026-000001`);
    await registrar.getByText('证明已撤销').first().waitFor();
    await lookAt(registrar, 'verify-revoked');
    await registrar.context().close();
  }, 90_000);

  it('is not given again: the next application gets a new one', async () => {
    const page = await visit.opened('phone');
    await applyForCertificate(visit.site.url, page, '孙悦');
    await page
      .getByText('已办结，用时')
      .or(page.getByText(/档案核查/))
      .first()
      .waitFor();
    expect(await page.locator('main').innerText()).not.toContain('XLZM-330199-2026-000001');
    await page.context().close();
  }, 90_000);
});

describe('the clock of the demonstration', () => {
  it('warns before the deadline and escalates after it', async () => {
    const page = await visit.opened('phone');
    await applyForCertificate(visit.site.url, page, '郑凯', async () => {
      const photo = { name: '二寸照.jpg', mimeType: 'image/jpeg', buffer: await page.screenshot({ type: 'jpeg', quality: 70 }) };
      await page.getByLabel(/二寸照/).setInputFiles(photo);
      await page.getByText('二寸照.jpg').waitFor();
      await lookAt(page, 'apply-photo');
    });
    await page
      .getByText(/档案核查/)
      .first()
      .waitFor();

    const administrator = await visit.signedIn('韩雪');
    await administrator.getByRole('button', { name: '拨动时钟' }).click();
    await lookAt(administrator, 'move-clock');
    for (let day = 0; day < 4; day++) {
      await administrator.request.post(`${visit.site.url}/api/v1/clock`, {
        headers: { origin: visit.site.url, 'idempotency-key': `day-${day}` },
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
