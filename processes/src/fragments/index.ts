import { field, needed } from '../connectors/connector-field.js';
import type { Fragment } from './fragment.js';

/** Every shared process that a package may call, F1 to F7; a test holds each against its BPMN file. */
export const fragments: readonly Fragment[] = [
  {
    process: 'common:supplement',
    title: { zh: '等待补正', en: 'Await supplement' },
    inputs: {
      form: needed('string', '补正哪张表单', 'Form to be mended'),
      items: needed('list', '补正哪些内容', 'What is to be mended'),
      days: needed('number', '几个工作日内补正', 'Working days'),
      values: needed('object', '已填的内容', 'What was filled in'),
    },
    outputs: { answered: needed('boolean', '已补正', 'Mended'), values: needed('object', '补正后的内容', 'What was filled in then') },
  },
  {
    process: 'common:publicity',
    title: { zh: '公示', en: 'Publicity' },
    inputs: {
      title: needed('string', '公示标题', 'Title'),
      titleEn: field('string', '英文标题', 'Title in English'),
      audience: needed('string', '公示给谁看', 'Audience'),
      group: field('string', '哪所学校（校内公示）', 'School (audience school)'),
      entries: needed('list', '公示的名单', 'Entries'),
      days: needed('number', '公示几个工作日', 'Working days'),
      staff: field('string', '有异议时告知谁', 'Told of objections'),
    },
    outputs: {
      published: needed('boolean', '已公示', 'Published'),
      noticeId: field('string', '公示标识', 'Id of the notice'),
      from: field('string', '公示第一日', 'First day'),
      to: field('string', '公示最后一日', 'Last day'),
      objections: needed('number', '异议数', 'Number of objections'),
      objected: needed('list', '有异议的条目', 'Entries objected to'),
      clear: needed('list', '无异议的条目', 'Entries without objection'),
    },
  },
  {
    process: 'common:seal-issue',
    title: { zh: '出证', en: 'Seal and issue' },
    inputs: {
      document: needed('string', '出具哪种文书', 'Document'),
      facts: needed('object', '文书内容', 'Facts of the document'),
      holder: needed('object', '持有人', 'Holder'),
      subject: needed('string', '所证明的原件编号', 'Number of what is certified'),
      reuse: needed('boolean', '沿用已有证照', 'Reuse what was issued'),
      existing: needed('list', '已有的有效证照', 'What is valid already'),
    },
    outputs: { certificate: needed('object', '证照', 'Certificate') },
  },
  {
    process: 'common:objection',
    title: { zh: '异议复核', en: 'Objection' },
    inputs: {
      subject: needed('string', '复核什么', 'What is reviewed'),
      reason: needed('string', '异议的理由', 'Reason of the objection'),
      reviewers: needed('string', '谁来复核', 'Reviewers'),
      excluded: field('list', '须回避的人', 'Persons who must not'),
      objectors: field('list', '提出异议的人', 'Who objects'),
      days: field('number', '几个工作日内复核', 'Working days'),
    },
    outputs: {
      upheld: needed('boolean', '异议成立', 'Upheld'),
      finding: needed('string', '复核意见', 'Finding'),
      remedy: needed('string', '救济途径', 'Remedy'),
    },
  },
  {
    process: 'common:cross-check',
    title: { zh: '数据核验', en: 'Verify data' },
    inputs: {
      idNo: needed('string', '核验谁的身份证号码', 'ID number'),
      name: needed('string', '核验谁的姓名', 'Name'),
      registry: needed('string', '和哪个基础库比对', 'Registry to compare with'),
    },
    outputs: {
      identity: needed('string', '身份核验结果', 'Identity'),
      formerNames: field('list', '曾用名', 'Former names'),
      records: needed('list', '查到的记录', 'Records found'),
      recordCheck: needed('string', '数据核验结果', 'Result'),
      sex: field('string', '性别', 'Sex'),
      birth: field('string', '出生日期', 'Birth'),
    },
  },
  {
    process: 'common:notify',
    title: { zh: '通知', en: 'Notify' },
    inputs: {
      to: needed('string', '通知谁', 'To'),
      title: needed('string', '标题', 'Title'),
      text: needed('string', '内容', 'Text'),
    },
    outputs: { notified: needed('number', '通知到的人数', 'Number of people notified') },
  },
  {
    process: 'common:supervise',
    title: { zh: '督办', en: 'Supervise' },
    inputs: {
      level: needed('string', '黄牌或红牌', 'Yellow or red card'),
      task: needed('string', '督办哪个环节', 'Which step'),
      text: needed('string', '说明', 'Text'),
      superior: field('string', '报告哪个岗位', 'Reported to'),
    },
    outputs: {},
  },
];

/** What is known of a called process, or nothing. */
export function findFragment(process: string): Fragment | undefined {
  return fragments.find((fragment) => fragment.process === process);
}
