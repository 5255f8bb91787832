import type { Page } from 'playwright-core';
import { openTestSite } from '../support/test-site.js';
import { addMember, members } from './support/aid-family.js';
import { lookAt } from './support/look-at.js';
import { choose, shown, signInAs } from './support/portal.js';
import { visits } from './support/visits.js';

/** Family 周 applies on the phone, is asked again, recognised by the school, publicised, paid, and corrected; family 林 is refused with reasons. */
const visit = visits(openTestSite);
let family: Page;
let caseAddress = '';
const proof = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(2_000, 32), Buffer.from('\n%%EOF\n')]);

beforeAll(async () => {
  family = await visit.opened('phone');
}, 120_000);

describe('1 a parent on the phone', () => {
  it('finds what the registers know, read-only and with its source', async () => {
    await signInAs(family, visit.site.url, '周建国');
    await begin(family);
    await family.getByText('周思远').first().waitFor();
    const text = await family.locator('main').innerText();

    expect(text).toMatch(/学生姓名\s*周思远\s*来源：教育（公安核对）·学籍/);
    expect(text).toMatch(/就读学校\s*示例县第一中学/);
    expect(text).toMatch(/困难群众登记\s*无/);
    expect(await family.getByLabel('学生姓名', { exact: true }).count()).toBe(0);
    await lookAt(family, 'aid-apply');
  }, 90_000);

  it('fills in members, income and a proof with the kind of file that is wanted', async () => {
    for (const member of members) await addMember(family, member);
    await family.getByLabel(/家庭人均月收入/).fill('1680');
    await family.getByLabel(/近12个月医疗自付费用/).fill('12000');
    await family.getByLabel(/医疗费用证明/).setInputFiles({ name: '发票.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>不是 PDF</html>') });
    await family
      .getByText(/内容必须与扩展名一致/)
      .first()
      .waitFor();
    await lookAt(family, 'aid-file-refused');
    await family.getByLabel(/医疗费用证明/).setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(20_000_000, 0xff) });
    await family
      .getByText(/文件不能超过 10 ?MB/)
      .first()
      .waitFor();
    await family.getByLabel(/医疗费用证明/).setInputFiles({ name: '发票.pdf', mimeType: 'application/pdf', buffer: proof });
    await family.getByText('发票.pdf').first().waitFor();
    for (const [group, option] of [
      ['是否受灾', '没有'],
      ['单亲或者留守', '否'],
      ['10万元以上汽车', '没有'],
      ['授权学校', '同意'],
    ] as const)
      await choose(family, group, option);
    await family.getByText(/^已保存 \d/).waitFor();
  }, 90_000);

  it('finds the draft on another device and submits it', async () => {
    const other = await visit.signedIn('周建国');
    await other.goto(family.url());
    await shown(other, 'apply');
    expect(await other.getByLabel(/家庭人均月收入/).inputValue()).toMatch(/^1,?680/);
    await lookAt(other, 'aid-apply');
    await family.getByRole('button', { name: '提交申请' }).click();
    await shown(family, 'case');
    await family.getByText('班级评议').first().waitFor();
    caseAddress = family.url();
    await lookAt(family, 'aid-case-open');
  }, 90_000);
});

describe('2 levels and scores', () => {
  it('explains 43 points, line by line', async () => {
    const text = await family.locator('main').innerText();
    expect(text).toContain('总分 43 分');
    expect(text).toMatch(/人均收入与低保标准之比为 1\.4 → 30 分/);
  }, 30_000);

  it('refuses family 林 with the score lines and the way to appeal', async () => {
    const other = await visit.signedIn('林国强', 'phone');
    await begin(other);
    for (const member of members) await addMember(other, member);
    await other.getByLabel(/家庭人均月收入/).fill('4080');
    for (const [group, option] of [
      ['是否受灾', '没有'],
      ['单亲或者留守', '否'],
      ['10万元以上汽车', '没有'],
      ['授权学校', '同意'],
    ] as const)
      await choose(other, group, option);
    await other.getByLabel(/社会保障卡卡号/).fill('6217003301990024');
    await other.getByLabel(/账户户名/).fill('林朵朵');
    await other.getByRole('button', { name: '提交申请' }).click();
    await shown(other, 'case');
    await other
      .getByText(/综合评分5，未达到一般困难/)
      .first()
      .waitFor();
    const text = await other.locator('main').innerText();
    expect(text).toContain('申请复核');
    expect(text).toContain('行政复议');
    await lookAt(other, 'aid-refused');
  }, 90_000);
});

describe('3 and 4 the school', () => {
  it('asks for what is missing, all at once; the clock stops and goes on', async () => {
    const teacher = await visit.signedIn('方静');
    await openTask(teacher, /班级评议/);
    await lookAt(teacher, 'aid-class-review');
    await choose(teacher, '评议意见', '需要补正');
    await teacher.getByLabel('近12个月医疗自付费用').check();
    await teacher.getByLabel(/“近12个月医疗自付费用”缺什么/).fill('与发票金额不一致，请核对');
    await teacher.getByRole('button', { name: '提交评议' }).click();
    await shown(teacher, 'tasks');

    await family.goto(caseAddress);
    await family.getByText('时限暂停计算').first().waitFor();
    await lookAt(family, 'aid-case-asked');
    await family.getByRole('link', { name: /去补正/ }).click();
    await shown(family, 'task');
    await family.getByLabel(/近12个月医疗自付费用/).fill('12500');
    await lookAt(family, 'aid-supplement');
    await family.getByRole('button', { name: '提交补正内容' }).click();
    await shown(family, 'case');
    await openTask(teacher, /班级评议/);
    await choose(teacher, '评议意见', '情况属实');
    await teacher.getByRole('button', { name: '提交评议' }).click();
    await shown(teacher, 'tasks');
  }, 120_000);

  it('votes: two of three decide, the third is told', async () => {
    const [head, second, third] = await Promise.all(['鲁明', '苏萍', '魏强'].map((name) => visit.signedIn(name)));
    if (!head || !second || !third) throw new Error('three members were asked for');
    await openTask(third, /认定小组表决/);
    await third.getByRole('button', { name: '认领这项工作' }).click();
    await third.getByText('由您经办').waitFor();
    for (const member of [head, second]) {
      await openTask(member, /认定小组表决/);
      await choose(member, '您认定的等级', '一般困难');
      await member.getByRole('button', { name: '提交表决' }).click();
      await shown(member, 'tasks');
    }
    await choose(third, '您认定的等级', '一般困难');
    await third.getByRole('button', { name: '提交表决' }).click();
    await third
      .getByText(/不再需要/)
      .first()
      .waitFor();
    await lookAt(third, 'aid-late-vote');
  }, 120_000);
});

describe('5 publicity', () => {
  it('shows the school a masked list for five working days, and takes it down by itself', async () => {
    const head = await visit.signedIn('鲁明');
    await head.goto(`${visit.site.url}/services/student-aid/aid-publicity`);
    await head
      .getByText(/开始办理|发起/)
      .first()
      .click();
    await shown(head, 'apply');
    await head.getByText('示例县第一中学').waitFor();
    await head.getByLabel(/学年/).fill('2026-2027');
    await head.getByRole('button', { name: '开始公示' }).click();
    await shown(head, 'case');

    const neighbour = await visit.signedIn('吴敏', 'phone');
    await neighbour.goto(`${visit.site.url}/notices`);
    await neighbour.getByRole('link', { name: /认定名单公示/ }).click();
    await neighbour.getByText('周*远').waitFor();
    const text = await neighbour.locator('main').innerText();
    expect(text).not.toMatch(/周思远|低保|困难群众|330199201/);
    await lookAt(neighbour, 'aid-notice');

    await passWorkingDays(6);
    await family.goto(caseAddress);
    await family
      .getByText(/已认定，用时/)
      .first()
      .waitFor({ timeout: 30_000 });
    await neighbour.reload();
    await neighbour.getByText('没有找到').first().waitFor();
  }, 120_000);

  it('ends with a sealed notice for the family', async () => {
    const text = await family.locator('main').innerText();
    expect(text).toMatch(/ZZGZ-330199-2026-\d{6}/);
    expect(text).toContain('一般困难');
    await lookAt(family, 'aid-recognised');
  }, 60_000);
});

describe('6 the pay list', () => {
  it('is made, returned by one row, approved by a second person and paid', async () => {
    const maker = await visit.signedIn('冯洁');
    await maker.goto(`${visit.site.url}/services/student-aid/aid-pay`);
    await maker
      .getByText(/开始办理|发起/)
      .first()
      .click();
    await shown(maker, 'apply');
    await maker.getByLabel(/学年/).fill('2026-2027');
    await maker.getByLabel(/学期/).fill('2026秋');
    await maker.getByRole('button', { name: '编制清单' }).click();
    await shown(maker, 'case');
    await openTask(maker, /提交发放清单/);
    await choose(maker, '处理', '提交复核');
    await maker.getByRole('button', { name: /提交/ }).last().click();
    await shown(maker, 'tasks');

    const checker = await visit.signedIn('曾毅');
    await checker.goto(`${visit.site.url}/payments`);
    await checker.getByRole('link', { name: /资助发放清单/ }).click();
    await shown(checker, 'pay-list');
    await checker.getByText('账户户名不一致，请更换本人社会保障卡').first().waitFor();
    await lookAt(checker, 'aid-pay-list');
    await openTask(checker, /复核并批准发放/);
    await choose(checker, '复核结论', '批准发放');
    await checker.getByLabel(/核对后的应发总额/).fill('41500');
    await choose(checker, '发放渠道', '银行直连');
    await checker.getByRole('button', { name: '提交复核意见' }).click();
    await shown(checker, 'tasks');
    await checker.goto(`${visit.site.url}/payments`);
    await checker
      .getByText(/已发 41,500\.00 元|41,500\.00/)
      .first()
      .waitFor();
    await family.goto(`${visit.site.url}/messages`);
    await family
      .getByText(/到账|已发放/)
      .first()
      .waitFor();
    await lookAt(family, 'aid-paid');
  }, 120_000);
});

describe('8 a decision in effect is corrected', () => {
  it('with a reason, checked by one person, approved by another, and told to the family', async () => {
    const head = await visit.signedIn('鲁明');
    await head.goto(caseAddress);
    await head.getByRole('button', { name: /发起：更正或者撤销/ }).click();
    await shown(head, 'apply');
    await choose(head, '办理事项', '撤销');
    await choose(head, '原因', '家庭情况变化');
    await head.getByLabel(/理由/).fill('家庭经济状况明显好转，不再符合条件');
    await choose(head, '是否已经发放', '是');
    await head.getByLabel(/发放的学期/).fill('2026秋');
    await head.getByRole('button', { name: '提交' }).click();
    await shown(head, 'case');

    const second = await visit.signedIn('苏萍');
    await openTask(second, /核实/);
    await choose(second, '核实意见', '属实');
    await second.getByLabel(/核实情况/).fill('经入户核实');
    await second.getByRole('button', { name: '提交核实' }).click();
    await shown(second, 'tasks');
    const county = await visit.signedIn('邓岚');
    await openTask(county, /批准/);
    await lookAt(county, 'aid-correction');
    await choose(county, '批准意见', '批准');
    await county.getByRole('button', { name: '提交', exact: true }).click();
    await shown(county, 'tasks');

    await family.goto(`${visit.site.url}/messages`);
    await family.getByText('学生资助认定已撤销').first().waitFor();
    await family.goto(caseAddress);
    await family.getByRole('heading', { name: '原结果已更正或者撤销' }).waitFor();
    await family.getByText('对本件的更正、撤销办理').waitFor();
    await lookAt(family, 'aid-corrected');
  }, 120_000);
});

async function begin(page: Page): Promise<void> {
  await page.goto(`${visit.site.url}/services/student-aid/student-aid`);
  await shown(page, 'matter');
  await page.getByText('开始办理').first().click();
  await shown(page, 'apply');
}

async function openTask(page: Page, name: RegExp): Promise<void> {
  await page.goto(`${visit.site.url}/tasks/group`);
  await shown(page, 'tasks');
  await page.getByRole('link', { name }).first().click();
  await shown(page, 'task');
}

/** The demonstration's clock, a working day at a time, as the sheet of the administrator moves it. */
async function passWorkingDays(days: number): Promise<void> {
  const page = await visit.signedIn('韩雪');
  for (let day = 0; day < days; day++) {
    const headers = { origin: visit.site.url, 'idempotency-key': `aid-day-${day}` };
    const answer = await page.request.post(`${visit.site.url}/api/v1/clock`, { headers, data: { workdays: 1 } });
    expect(answer.status()).toBeLessThan(300);
  }
}
