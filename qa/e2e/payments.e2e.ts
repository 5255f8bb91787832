import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { clientOf, eventually } from '../support/arranged-case.js';
import { filledIn } from '../support/pay-lists.js';
import { grant } from '../support/pay-package.js';
import { arrangePayments, finance, submittedList } from '../support/pay-site.js';
import { openTestSite } from '../support/test-site.js';
import { lookAt } from './support/look-at.js';
import { choose, shown } from './support/portal.js';
import { pageOf, visits } from './support/visits.js';

/** Finance at a desk: the list of a term is approved by its sum, goes out as a file, and comes back as a result. */
const visit = visits(openTestSite);
let number = '';

beforeAll(async () => {
  const grants = Array.from({ length: 42 }, (_, n) => grant(n + 1, n === 6 ? { accountName: '王芳' } : {}));
  await arrangePayments(visit.site, grants);
  number = await submittedList(visit.site);
}, 120_000);

describe('the finance office', () => {
  let checker: Page;
  let maker: Page;
  let file: Buffer;

  it('shows the approver the list, its control total, and the row that was returned alone', async () => {
    checker = await pageOf(visit, finance.checker);
    await checker.goto(`${visit.site.url}/payments`);
    await shown(checker, 'payments');
    await checker.getByText('20,500.00 元', { exact: false }).first().waitFor();
    await lookAt(checker, 'payments');

    await checker.getByRole('link', { name: '资助发放清单' }).click();
    await shown(checker, 'pay-list');
    await checker.getByLabel('按状态筛选').selectOption('returned');
    await checker.getByText('账户户名不一致，请更换本人社会保障卡').waitFor();
    await lookAt(checker, 'pay-list-frozen');
  }, 60_000);

  it('takes an approval only with the sum that is due', async () => {
    await checker.getByRole('link', { name: '复核并批准发放' }).click();
    await shown(checker, 'task');
    await checker.getByText('亲自录入本次应发总额').waitFor();
    await lookAt(checker, 'pay-approve');
    await approve(checker, '20000');
    await checker.goto(`${visit.site.url}/payments/${number}`);
    await checker.getByRole('link', { name: '复核并批准发放' }).click();
    await checker.getByText('上次录入的总额与本次应发总额不一致').waitFor();
    await lookAt(checker, 'pay-approve-again');
    await approve(checker, '20500');
    await checker.goto(`${visit.site.url}/payments/${number}`);
    await checker.getByText('等待银行结果').waitFor();
  }, 60_000);

  it('exports the file, and refuses a result that does not fit with a sentence', async () => {
    maker = await pageOf(visit, finance.maker);
    await maker.goto(`${visit.site.url}/payments/${number}`);
    const [download] = await Promise.all([maker.waitForEvent('download'), maker.getByRole('link', { name: '导出文件' }).click()]);
    file = readFileSync(await download.path());
    expect(file.toString('utf8')).toMatch(/^\uFEFF清单编号,批次,/);

    await importFile(maker, Buffer.from(file.toString('utf8').replace('合计,,41,,,,,20500.00', '合计,,41,,,,,20500.01').replaceAll(',,,\r\n', ',成功,,\r\n')));
    await maker.getByText('与控制总额 20,500.00 元不一致', { exact: false }).waitFor();
    await lookAt(maker, 'pay-result-refused');
    await importFile(maker, Buffer.from(filledIn(file, { 'grant-099': '查无此人' })));
    await maker.getByText('“grant-099”不在本次发放中', { exact: false }).waitFor();
  }, 60_000);

  it('imports the result: 40 rows are paid, one was refused by the bank and waits for its own task', async () => {
    await importFile(maker, Buffer.from(filledIn(file, { 'grant-003': '账户已销户' })));
    await maker.getByText('银行结果已导入').waitFor();
    await maker.getByText('已发 20,000.00 元，应发 20,500.00 元').waitFor();
    await lookAt(maker, 'pay-list-settled');
    await maker.reload();
    await maker.getByRole('link', { name: '处理银行退回的行' }).waitFor();
  }, 60_000);
});

describe('what leaves the house', () => {
  it('is told to the graduate by SMS, as he has chosen, and seen word by word in the demonstration', async () => {
    const client = await clientOf(visit.site, 'li-qiang');
    const draft = await client.openDraft({ matter: 'degree-certificate-instant/degree-certificate', region: '330199' });
    const values = { applyType: '本人', stage: '普通高中', reason: '遗失', nameDiffers: '相同', delivery: '电子', mobile: '13800000001', truth: true };
    await client.openCase({ draft: draft.id, values: { ...values, gradSchool: '示例县第一中学', gradYear: 2008 } }, `open-${draft.id}`);
    await eventually(
      () => client.simulatedMessages(),
      ({ items }) => items.length > 0,
    );

    const graduate = await pageOf(visit, 'li-qiang');
    await graduate.goto(`${visit.site.url}/messages`);
    await graduate.getByText('短信已发送').first().waitFor();
    await lookAt(graduate, 'messages-sent');
    await graduate.getByRole('link', { name: '查看模拟短信' }).click();
    await shown(graduate, 'simulated-messages');
    await graduate.getByText('【一件事】您有一条新消息', { exact: false }).first().waitFor();
    await lookAt(graduate, 'simulated-messages');
    await graduate.goto(`${visit.site.url}/me`);
    await graduate.getByLabel('邮箱').fill('li@example.com');
    await graduate.getByRole('button', { name: '保存' }).click();
    await graduate.getByText('已保存').waitFor();
    await lookAt(graduate, 'contact');
  }, 60_000);

  it('is looked after by the system administrator, with what each channel says of itself', async () => {
    const administrator = await pageOf(visit, 'system-administrator');
    await administrator.goto(`${visit.site.url}/outbox`);
    await shown(administrator, 'outbox');
    await administrator.getByText('正常').nth(2).waitFor();
    await administrator.getByText('已发送').first().waitFor();
    await lookAt(administrator, 'outbox');
  }, 60_000);
});

async function approve(page: Page, yuan: string): Promise<void> {
  const claim = page.getByRole('button', { name: /认领/ });
  if (await claim.isVisible()) await claim.click();
  await choose(page, '复核结论', '批准发放');
  await page.getByLabel(/核对后的应发总额/).fill(yuan);
  await choose(page, '发放渠道', '导出文件交银行');
  await page.getByRole('button', { name: '提交复核意见' }).click();
  await shown(page, 'tasks');
}

async function importFile(page: Page, buffer: Buffer): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({ name: '银行结果.csv', mimeType: 'text/csv', buffer });
}
