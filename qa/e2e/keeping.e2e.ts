import { readFileSync } from 'node:fs';
import { withRegion } from '../support/arranged-notices.js';
import { openTestSite } from '../support/test-site.js';
import { lookAt } from './support/look-at.js';
import { shown } from './support/portal.js';
import { pageOf, visits } from './support/visits.js';

/** What administrators and heads of departments look after: figures, the working calendar, what the clock begins. */
const visit = visits(openTestSite);

beforeAll(async () => {
  await plantHazards();
}, 120_000);

describe('indicators', () => {
  it('are listed by package, and one shows its figures, bars, months and sources', async () => {
    const head = await pageOf(visit, 'county-head');
    await head.goto(`${visit.site.url}/indicators`);
    await shown(head, 'indicators');
    await head.getByRole('link', { name: /应助尽助/ }).waitFor();
    await lookAt(head, 'indicators');

    await head.getByRole('link', { name: /隐患台账/ }).click();
    await shown(head, 'indicator');
    await head.getByText('30 件中 18 件').first().waitFor();
    await head.getByRole('img', { name: /逐月/ }).waitFor();
    await lookAt(head, 'indicator');
    await head.getByLabel('分组').selectOption('level');
    await head.getByRole('rowheader', { name: '重大' }).waitFor();
  }, 60_000);

  it('lead to the records behind a number, by keyboard too, and to a file', async () => {
    const head = await pageOf(visit, 'county-head');
    await head.goto(`${visit.site.url}/indicators/campus-hazard-loop/I2-register`);
    const open = head.getByRole('button', { name: /查看“未销号的重大隐患”（总计）的记录/ });
    await open.focus();
    await head.keyboard.press('Enter');
    await head.getByRole('dialog').getByText('YH-0').first().waitFor();
    await lookAt(head, 'indicator-records');
    await head.keyboard.press('Escape');
    const [download] = await Promise.all([head.waitForEvent('download'), head.getByRole('link', { name: '导出 CSV' }).click()]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('销号率');
    const { rows } = await withRegion(visit.site, (client) => client.query('select person, indicator from indicator_reading'));
    expect(rows).toEqual([{ person: 'county-head', indicator: 'I2-register' }]);
  }, 60_000);

  it('hide small numbers of people from a clerk, on a phone', async () => {
    const clerk = await pageOf(visit, 'county-aid', 'phone');
    await clerk.goto(`${visit.site.url}/me`);
    await clerk.getByRole('link', { name: '指标' }).click();
    await shown(clerk, 'indicators');
    await clerk.getByRole('link', { name: /应助尽助/ }).click();
    await clerk.getByText('少于 10 人的数字不显示', { exact: false }).waitFor();
    await clerk.getByText('少于 10，不显示').first().waitFor();
    expect(await clerk.getByRole('button', { name: /的记录/ }).count()).toBe(0);
    await lookAt(clerk, 'indicator-clerk');
    await clerk.goto(`${visit.site.url}/indicators/campus-hazard-loop/I2-register`);
    await clerk.getByText('30 件中 18 件').first().waitFor();
    await lookAt(clerk, 'indicator');
  }, 60_000);

  it('say so where there is none, in English too, and where it is not for one', async () => {
    const applicant = await pageOf(visit, 'li-qiang', 'phone');
    await applicant.goto(`${visit.site.url}/indicators`);
    await applicant.getByText('您没有权限查看').waitFor();
    const clerk = await pageOf(visit, 'county-aid');
    await clerk.goto(`${visit.site.url}/indicators/random-inspection/I2-results`);
    await clerk.getByRole('button', { name: 'Switch to English' }).click();
    await clerk.getByText('There are no records to count yet.').first().waitFor();
    await lookAt(clerk, 'indicator-empty-en');
    await clerk.goto(`${visit.site.url}/indicators/random-inspection/nothing`);
    await clerk.getByText('There is no such indicator', { exact: false }).first().waitFor();
  }, 60_000);
});

describe('the working calendar', () => {
  it('is read by the head of a department, and changed by the system administrator only', async () => {
    const head = await pageOf(visit, 'county-head', 'phone');
    await head.goto(`${visit.site.url}/calendar`);
    await shown(head, 'calendar');
    await head.getByText('已公布').first().waitFor();
    expect(await head.getByRole('button', { name: '核对' }).count()).toBe(0);
    await lookAt(head, 'calendar-head');
  }, 60_000);

  it('refuses nonsense in words, shows what a year would change, and takes it in', async () => {
    const administrator = await pageOf(visit, 'system-administrator');
    await administrator.goto(`${visit.site.url}/calendar`);
    await administrator.getByRole('textbox', { name: '放假安排' }).fill('元旦放假三天\n2027-01-03 至 2027-01-01 元旦');
    await administrator.getByRole('button', { name: '核对' }).click();
    await administrator.getByText('第 1 行：没有日期，或者日期不存在').waitFor();
    await administrator.getByText('第 2 行：结束日期早于开始日期').waitFor();
    await lookAt(administrator, 'calendar-unread');

    await administrator.getByRole('textbox', { name: '放假安排' }).fill('2027-01-01 元旦\n2027-01-05 上班');
    await administrator.getByRole('button', { name: '核对' }).click();
    await administrator.getByText('“2027-01-05”不能是上班日期', { exact: false }).waitFor();

    await administrator
      .locator('input[type="file"]')
      .setInputFiles({ name: '2027.txt', mimeType: 'text/plain', buffer: Buffer.from('2027-01-01 至 2027-01-04 元旦\n2027-01-09 上班\n') });
    await administrator.getByRole('button', { name: '核对' }).click();
    await administrator.getByRole('rowheader', { name: /1月4日/ }).waitFor();
    await lookAt(administrator, 'calendar-compared');
    await administrator.getByRole('button', { name: '导入 2027 年安排' }).click();
    await administrator.getByText('已导入', { exact: false }).waitFor();
    await administrator.getByText('2020–2027', { exact: false }).waitFor();
    await lookAt(administrator, 'calendar');
  }, 60_000);
});

describe('what the clock begins', () => {
  it('is told in words, paused with a reason, and resumed', async () => {
    const head = await pageOf(visit, 'county-head');
    await head.goto(`${visit.site.url}/starts`);
    await shown(head, 'starts');
    await head.getByText('每月', { exact: false }).first().waitFor();
    await lookAt(head, 'starts');
    await head.getByRole('button', { name: '暂停' }).first().click();
    await head.getByRole('dialog').getByRole('button', { name: '暂停' }).click();
    await head.getByText('请写明理由').waitFor();
    await head.getByLabel('理由').fill('系统切换');
    await lookAt(head, 'starts-pause');
    await head.getByRole('dialog').getByRole('button', { name: '暂停' }).click();
    await head.getByText('系统切换', { exact: false }).waitFor();
    await head.getByRole('button', { name: '恢复' }).click();
    await head.getByLabel('理由').fill('切换完成');
    await head.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
    await head.getByText('系统切换', { exact: false }).waitFor({ state: 'detached' });
  }, 60_000);

  it('is seen for all places by the system administrator, on a phone', async () => {
    const administrator = await pageOf(visit, 'system-administrator', 'phone');
    await administrator.goto(`${visit.site.url}/starts`);
    await administrator.getByText('下级地区', { exact: false }).first().click();
    await lookAt(administrator, 'starts-province');
    expect(await administrator.getByRole('button', { name: '暂停' }).count()).toBe(0);
  }, 60_000);
});

/** 30 hazards of three schools in four months, 18 of them closed. */
async function plantHazards(): Promise<void> {
  const hazards = Array.from({ length: 30 }, (_, n) => ({
    ...{ no: `YH-${String(n).padStart(3, '0')}`, school: `SCH00${(n % 3) + 1}`, place: 'P1', category: '消防', level: n % 7 === 0 ? '重大' : '一般' },
    ...{ status: n % 5 < 3 ? '已销号' : '整改中', foundOn: `2026-0${5 + (n % 4)}-10` },
  }));
  await withRegion(visit.site, async (client) => {
    for (const data of hazards)
      await client.query(
        `insert into registry_record (tenant, registry, key, data, source, provenance, created_at, updated_at) values ('330199', 'hazard', $1, $2, '测试', '测试', onething_now(), onething_now())`,
        [data.no, JSON.stringify(data)],
      );
  });
}

describe('integrations', () => {
  it('let another place have a matter done here, and a program take work, until the security administrator ends it', async () => {
    const keeper = await pageOf(visit, 'county-security');
    await keeper.goto(`${visit.site.url}/integrations`);
    await shown(keeper, 'integrations');
    await keeper.getByRole('button', { name: '允许', exact: true }).click();
    await keeper.getByText('请选择事项和地区。').waitFor();
    await keeper.getByLabel('办理哪个事项').selectOption({ label: '应助尽助：外县转来核查' });
    await keeper.getByLabel('哪一地').selectOption('330298');
    await keeper.getByRole('button', { name: '允许', exact: true }).click();
    const allowed = keeper.getByRole('listitem').filter({ hasText: 'student-aid/aid-handed-on@330298' });
    await allowed.waitFor();
    await lookAt(keeper, 'integrations-allowed');

    await keeper.getByText('新建服务账号').click();
    await keeper.getByLabel('名称').fill('县资助系统');
    await keeper.getByLabel('可领取的任务').fill('没有斜线');
    await keeper.getByRole('button', { name: '新建', exact: true }).click();
    await keeper.getByText('请填写名称，并按').waitFor();
    await keeper.getByLabel('可领取的任务').fill('student-aid/verify');
    await keeper.getByRole('button', { name: '新建', exact: true }).click();
    await keeper.getByText(/^otw_[\w-]{20,}$/).waitFor();
    await keeper.getByRole('listitem').filter({ hasText: '县资助系统' }).waitFor();
    await lookAt(keeper, 'integrations-token');

    await allowed.getByRole('button', { name: '停用' }).click();
    const dialog = keeper.getByRole('dialog');
    await lookAt(keeper, 'integrations-revoke');
    await dialog.getByRole('button', { name: '停用' }).click();
    await allowed.getByText('已停用').waitFor();
  }, 90_000);

  it('stand on a phone in English, and are not offered to whoever only reads', async () => {
    const keeper = await pageOf(visit, 'county-security', 'phone');
    await keeper.goto(`${visit.site.url}/integrations`);
    await shown(keeper, 'integrations');
    await keeper.getByRole('button', { name: 'Switch to English' }).click();
    await keeper.getByRole('button', { name: 'Allow', exact: true }).waitFor();
    await lookAt(keeper, 'integrations-english');

    const reader = await pageOf(visit, 'system-administrator');
    await reader.goto(`${visit.site.url}/integrations`);
    await shown(reader, 'integrations');
    await reader.getByText('外部程序', { exact: true }).waitFor();
    expect(await reader.getByText('允许另一地请本地办理').count()).toBe(0);
    expect(await reader.getByRole('button', { name: '停用' }).count()).toBe(0);
  }, 60_000);
});
