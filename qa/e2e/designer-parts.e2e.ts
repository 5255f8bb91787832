import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { withHashes } from '../../runtime-api/src/packages/package-hashes.js';
import { writeZip } from '../../runtime-api/src/packages/write-zip.js';
import { root } from '../source-files.js';
import { openTestSite } from '../support/test-site.js';
import { DraftDesk } from './support/designer.js';
import { lookAt } from './support/look-at.js';
import { shown } from './support/portal.js';
import { visits } from './support/visits.js';

/** What is in a package besides the main way: the blocks that call shared processes, every kind of part, and zips of strangers. */
const visit = visits(openTestSite, { patience: 90_000 });
let author: Page;
let at: DraftDesk;

beforeAll(async () => {
  author = await visit.signedIn('许诺');
  at = new DraftDesk(author, visit.site.url);
  await at.open('student-aid');
}, 180_000);

describe('blocks are what they say', () => {
  it('会签: a vote whose rule is chosen in words, and whose outcome a branch can ask', async () => {
    await drop('countersign');
    await at.choose('谁来办', '学校资助认定小组');
    await author.keyboard.press('Escape');
    await at.choose('表单', '认定小组表决');
    const vote = author.getByRole('region', { name: '会签' });
    await at.choose('按哪一项表决', '您认定的等级');
    await at.choose('几个人办', /参数：认定小组参加表决的人数/);
    await at.choose('怎样算办完', '有一个人反对就办完');
    await at.choose('哪个意见算反对', '不认定');
    await vote.getByRole('button', { name: '在后面的分支里用表决结果' }).click();
    await author.locator('.djs-element[data-element-id$="_outcome"]').first().waitFor();
    await at.nothingFound();
    expect(await at.panelText()).not.toMatch(/params\.|some v in|votes/);
    await lookAt(author, 'designer-vote');
    await at.undoAll();
  }, 180_000);

  it.each([
    [
      'supplement',
      '等待补正',
      '还没有填写“补正哪张表单”',
      async () => {
        await at.choose('补正哪张表单', '学生资助申请');
        await at.search('补正哪些内容', '班级评议');
      },
    ],
    [
      'publicity',
      '公示',
      '还没有填写“公示标题”',
      async () => {
        await author.getByLabel('公示标题', { exact: true }).fill('认定结果公示');
        await author.getByLabel('公示标题', { exact: true }).blur();
      },
    ],
    ['verify', '数据核验', '还没有填写“和哪个基础库比对”', () => at.choose('和哪个基础库比对', '困难群众')],
    [
      'notify',
      '通知',
      '还没有填写“标题”',
      async () => {
        await author.getByLabel('标题', { exact: true }).fill('请查看办理进度');
        await author.getByLabel('标题', { exact: true }).blur();
        await author.getByLabel('内容', { exact: true }).fill('您为【学生姓名】提出的申请正在办理。');
        await author.getByLabel('内容', { exact: true }).blur();
      },
    ],
    [
      'issue',
      '发证',
      /没有给“生成文书并盖章”填写 document/,
      async () => {
        await at.choose('文书（本事项包的文书编号）', '家庭经济困难学生认定结果告知书');
        for (const [fact, known] of [
          ['学生姓名', '学生姓名'],
          ['困难等级', '表决等级'],
        ] as const)
          await at.search(`文书内容 ${fact}`, known);
      },
    ],
  ] as const)(
    '%s (%s) says what it still needs, and passes the checks once that is filled in',
    async (kind, _title, missing, fill) => {
      await drop(kind);
      await at.checks.getByText(missing).first().waitFor();
      await fill();
      await at.nothingFound();
      expect(await at.panelText()).not.toMatch(/applicant\.|case\.|coalesce|concatenate|\{ /);
      await lookAt(author, `designer-block-${kind}`);
      await at.undoAll();
    },
    90_000,
  );
});

describe('every kind of part has its editor', () => {
  it('parameters: a later value with its basis', async () => {
    await at.part('parameters');
    await author.getByRole('button', { name: '最低生活保障标准（每人每月） 加一个以后的值' }).click();
    await at.setCell('最低生活保障标准（每人每月） 2026-01-01 值', '1250');
    await at.saved();
    expect(await author.getByLabel('最低生活保障标准（每人每月） 2026-01-01 值').inputValue()).toBe('1250');
    await at.nothingFound();
    await lookAt(author, 'designer-parameters');
  }, 120_000);

  it('registries: a column with its kind and its protection', async () => {
    await at.part('registries/aid-recognition');
    await author.getByRole('button', { name: '加一列' }).click();
    await at.setCell('新的一列 名称', '监护人电话');
    await at.choose('监护人电话 个人信息保护', '电话');
    await at.nothingFound();
    await lookAt(author, 'designer-registry');
  }, 120_000);

  it('documents: a fact is put into the template, and the paper is seen', async () => {
    await at.part('documents/aid-notice');
    await author.getByRole('button', { name: '加一项内容' }).click();
    await at.setCell('新内容 名称', '联系电话');
    await at.search('第 1 块 标题 插入一项内容…', '联系电话');
    await author.getByRole('region', { name: '文书的样子' }).getByText('【联系电话】').waitFor();
    await lookAt(author, 'designer-document');
    for (let steps = 0; steps < 3; steps += 1) await author.getByRole('button', { name: '撤销' }).click();
    await at.nothingFound();
  }, 120_000);

  it('calculations stand with the names of their facts; a scenario is people and steps', async () => {
    await at.part('decisions/D7-proposed');
    expect(await author.locator('.ot-part').innerText()).toMatch(/自上而下计算/);
    expect(await author.locator('.ot-part textarea').first().inputValue()).toContain('【');
    await lookAt(author, 'designer-formula');
    await at.part('scenarios/T2-general');
    expect(await author.locator('.ot-part').innerText()).toMatch(/周建国\s*提交\s*“?学生资助申请[\s\S]*班主任[\s\S]*“班级评议”/);
    await lookAt(author, 'designer-scenario');
  }, 120_000);

  it('what was rehearsed becomes a scenario', async () => {
    await at.part('rehearse');
    await at.search('用谁的资料', '家庭丙');
    await author.getByRole('button', { name: '开始' }).click();
    await author.getByRole('button', { name: '填入示例' }).click();
    await author.getByRole('button', { name: /提交申请/ }).click();
    await author.getByRole('region', { name: '经过' }).waitFor();
    await author.getByRole('button', { name: '存为演练场景' }).click();
    await author.getByLabel('给它起个名字').fill('收入较高的家庭');
    await author.getByRole('dialog').getByRole('button', { name: '存为演练场景' }).click();
    await author.locator('#scenario-title').waitFor();
    expect(await author.locator('#scenario-title').inputValue()).toBe('收入较高的家庭');
    await at.nothingFound();
  }, 120_000);

  it('all of it in English too', async () => {
    await author.getByText('English', { exact: true }).click();
    await at.part('decisions/S1-score');
    await author.getByText('Add a characteristic…').waitFor();
    await lookAt(author, 'designer-score-en');
    await author.getByText('中文', { exact: true }).click();
  }, 120_000);
});

describe('a zip of a stranger is refused with its sentence, and nothing is replaced', () => {
  const aid = filesOf('examples/student-aid');
  const edited = (path: string, change: (text: string) => string) =>
    new Map([...aid, [path, new TextEncoder().encode(change(new TextDecoder().decode(aid.get(path))))] as const]);

  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    [
      'climbs out',
      async () => renamed(await writeZip(new Map([['aa/aa/etc/passwd', new Uint8Array(3)]])), 'aa/aa/etc/passwd', '../../etc/passwd'),
      /zip|压缩包|路径/,
    ],
    ['is no zip at all', async () => new Uint8Array(200).fill(7), /zip|压缩包/],
    ['is a bomb', () => writeZip(new Map([['forms/a.json', new Uint8Array(80_000_000)]])), /太大|超过|上限/],
    ['was changed on its way', () => writeZip(new Map([...withHashes(aid), ['forms/vote.json', new TextEncoder().encode('{}')]])), /摘要|改动/],
    [
      'has a script in another language',
      () => writeZip(edited('processes/student-aid.bpmn', (xml) => xml.replace('scriptFormat="urn:onething:feel:1"', 'scriptFormat="javascript"'))),
      /脚本|计算|scriptFormat|javascript/i,
    ],
    ['holds a broken process', () => writeZip(edited('processes/student-aid.bpmn', (xml) => xml.slice(0, 3000))), /student-aid\.bpmn/],
  ])(
    'when it %s',
    async (_, zip, sentence) => {
      await author.goto(`${visit.site.url}/designer/`);
      await shown(author, 'packages');
      const cards = author.locator('main .ant-card');
      await cards.first().waitFor();
      const before = await cards.count();
      await author.getByLabel('选择事项包 zip 文件').setInputFiles({ name: 'package.zip', mimeType: 'application/zip', buffer: Buffer.from(await zip()) });
      const alert = author.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(sentence);
      expect(await alert.innerText()).toMatch(/[\u4e00-\u9fff]{6,}/);
      expect(await cards.count()).toBe(before);
    },
    60_000,
  );
});

/** Drops a block onto a line in the middle of the process. */
async function drop(kind: string): Promise<void> {
  await at.element('D2-grants');
  await at.drag(kind, await at.middleOf('[data-element-id="to-keep-grants-from-D2-grants"]'));
  await author.locator('.djs-shape.selected[data-element-id^="Activity_"]').first().waitFor();
}

function filesOf(folder: string): Map<string, Uint8Array> {
  const base = join(root, folder);
  const entries = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => [join(entry.parentPath, entry.name).slice(base.length + 1), new Uint8Array(readFileSync(join(entry.parentPath, entry.name)))]),
  );
}

function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(zip).toString('latin1').replaceAll(from, to), 'latin1'));
}
