import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { composeCommon, type Scenario } from '@onething/processes';

/** The files of a package by their paths. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

const root = join(import.meta.dirname, '..', '..');

/** The package `common`, from the libraries of the tree. */
export function commonFiles(): Promise<PackageFiles> {
  return composeCommon({ list: async (folder) => filesBelow(join(root, folder)), read: async (path) => readFileSync(join(root, path)) });
}

/**
 * A service around the fragments `publicity` and `objection`: `publish` puts up the pupils of a school, `decision` is one pupil's
 * case, decided by a clerk, which waits for the outcome of the publicity under the pupil's id.
 */
export function noticePackage(): PackageFiles {
  return new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

const limit = { value: 20, unit: 'workday' };
const guide = { summary: '试验用', conditions: [], materials: [], promised: limit, statutory: limit };
const opening = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" id="d" targetNamespace="urn:onething:package">
<bpmn:message id="publicised" name="trial.publicised" /><bpmn:message id="objected" name="trial.objected" />`;
const names = '["张小明","李强","王芳","欧阳小明","陈小禾","林朵朵","赵乐乐","周雨","吴浩","孙悦","郑凯","何苗"]';

const files: Readonly<Record<string, string>> = {
  'manifest.json': JSON.stringify({
    ...{ id: 'notice-trial', version: '1.0.0', kind: 'service', title: '公示试验', legalBasis: [] },
    requires: [{ package: 'common', version: '^1.0.0' }],
    ports: {
      roles: [
        { id: 'school.clerk', title: '学校经办' },
        { id: 'county.review', title: '县复核岗' },
      ],
      registries: [{ id: 'student', title: '学籍', access: 'read' }],
    },
    matters: [
      { id: 'publish', title: '发布名单', process: 'publish', form: 'publish', audience: 'applicant', ...guide },
      { id: 'decision', title: '一人的认定', process: 'decision', form: 'decision', audience: 'applicant', ...guide },
    ],
  }),
  'registries/student.json': JSON.stringify({
    ...{ id: 'student', title: '学籍', source: '教育', key: ['studentId'] },
    fields: {
      studentId: { type: 'string', title: '学籍标识' },
      idNo: { type: 'string', title: '身份证号码' },
      name: { type: 'string', title: '姓名' },
      schoolId: { type: 'string', title: '学校' },
      guardianIdNos: { type: 'array', title: '监护人身份证号码', items: { type: 'string' } },
    },
  }),
  'forms/publish.json': form('publish', {
    audience: { type: 'string', title: '受众', enum: ['school', 'department', 'public'] },
    school: { type: 'string', title: '学校', maxLength: 20 },
    people: { type: 'integer', title: '人数', minimum: 1, maximum: 12 },
    level: { type: 'string', title: '档次', maxLength: 100 },
  }),
  'forms/decision.json': form('decision', { pupil: { type: 'string', title: '学生', maxLength: 20 } }),
  'forms/decide.json': form('decide', { note: { type: 'string', title: '意见', maxLength: 100 } }),
  'processes/publish.bpmn': `${opening}<bpmn:process id="publish" name="发布名单" isExecutable="true">
<bpmn:startEvent id="start" name="开始" onething:form="publish" />
<bpmn:scriptTask id="list" name="列出名单" scriptFormat="urn:onething:feel:1" onething:result="entries"><bpmn:script>for i in 1..people return { key: concatenate("S", string(i)), name: item at(${names}, i), detail: concatenate("高一（", string(modulo(i, 3) + 1), "）班 ", level), person: item at(["李强", "王芳"], modulo(i, 2) + 1) }</bpmn:script></bpmn:scriptTask>
<bpmn:callActivity id="publicity" name="公示" calledElement="common:publicity"><bpmn:extensionElements>
<onething:input name="title" value="&quot;2020学年家庭经济困难学生认定公示&quot;" /><onething:input name="titleEn" value="&quot;Recognised pupils&quot;" /><onething:input name="audience" value="audience" /><onething:input name="group" value="school" /><onething:input name="entries" value="entries" /><onething:input name="days" value="5" /><onething:input name="staff" value="&quot;school.clerk&quot;" />
<onething:output name="published" value="published" /><onething:output name="objections" value="objections" /><onething:output name="objected" value="objected" /><onething:output name="clear" value="clear" /><onething:output name="to" value="to" />
</bpmn:extensionElements></bpmn:callActivity>
<bpmn:sendTask id="tell-clear" name="告知无异议" messageRef="publicised"><bpmn:extensionElements><onething:key value="key" /><onething:input name="published" value="published" /></bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics onething:collection="clear" onething:element="key" /></bpmn:sendTask>
<bpmn:sendTask id="tell-objected" name="告知有异议" messageRef="objected"><bpmn:extensionElements><onething:key value="one.key" /><onething:input name="objection" value="one" /></bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics onething:collection="objected" onething:element="one" /></bpmn:sendTask>
<bpmn:endEvent id="end" name="结束" />
${flow('start', 'list', 'publicity', 'tell-clear', 'tell-objected', 'end')}
</bpmn:process></bpmn:definitions>`,
  'processes/decision.bpmn': `${opening}<bpmn:process id="decision" name="一人的认定" isExecutable="true">
<bpmn:startEvent id="start" name="开始" onething:form="decision" />
<bpmn:userTask id="decide" name="认定" onething:form="decide" onething:candidates="school.clerk county.review" />
<bpmn:eventBasedGateway id="wait" name="等待公示结果" />
<bpmn:intermediateCatchEvent id="is-clear" name="公示无异议"><bpmn:extensionElements><onething:key value="pupil" /></bpmn:extensionElements><bpmn:messageEventDefinition id="m1" messageRef="publicised" /></bpmn:intermediateCatchEvent>
<bpmn:intermediateCatchEvent id="is-objected" name="有异议"><bpmn:extensionElements><onething:key value="pupil" /><onething:output name="objection" value="objection" /></bpmn:extensionElements><bpmn:messageEventDefinition id="m2" messageRef="objected" /></bpmn:intermediateCatchEvent>
<bpmn:callActivity id="review" name="异议复核" calledElement="common:objection" onething:excludes="decide"><bpmn:extensionElements>
<onething:input name="subject" value="concatenate(&quot;学生 &quot;, pupil, &quot; 的认定&quot;)" /><onething:input name="reason" value="objection.reason" /><onething:input name="objectors" value="objection.objectors" /><onething:input name="reviewers" value="&quot;county.review&quot;" />
<onething:output name="upheld" value="upheld" /><onething:output name="finding" value="finding" /><onething:output name="remedy" value="remedy" />
</bpmn:extensionElements></bpmn:callActivity>
<bpmn:endEvent id="end-clear" name="无异议办结" /><bpmn:endEvent id="end-reviewed" name="复核办结" />
${flow('start', 'decide', 'wait', 'is-clear', 'end-clear')}${flow('wait', 'is-objected', 'review', 'end-reviewed')}
</bpmn:process></bpmn:definitions>`,
};

const people: Scenario['people'] = {
  李强: { name: '李强', idNo: '330199199003150018' },
  王芳: { name: '王芳', idNo: '330199198806120029' },
  经办: { name: '经办', roles: ['school.clerk'] },
  复核甲: { name: '复核甲', roles: ['county.review'] },
  复核乙: { name: '复核乙', roles: ['county.review'] },
};
const pupil = { studentId: 'S1', idNo: '33019920140901004X', name: '张小明', schoolId: 'SCH001', guardianIdNos: ['330199198806120029'] };

/** T2's period: published on Friday 2020-09-18 for five working days, taken down when 2020-09-25 is over; one of twelve is objected to. */
export const objectedScenario: Scenario = {
  ...{ id: 'objected', title: '公示期内一人被提出异议', now: '2020-09-18T10:00:00+08:00', region: '330199', people, registries: { student: [pupil] } },
  steps: [
    { open: { matter: 'decision', by: '李强', data: { pupil: 'S1' }, as: 'one' } },
    { complete: { task: 'decide', by: '复核甲', data: { note: '同意' }, case: 'one' } },
    { open: { matter: 'publish', by: '李强', data: { audience: 'school', school: 'SCH001', people: 12, level: '一般困难' }, as: 'list' } },
    { expect: { case: 'list', outcome: null, openTasks: [] } },
    { object: { case: 'list', entry: 'S1', by: '李强', reason: '与这所学校无关的人' }, refused: 'NOTICE_NOT_FOUND' },
    { object: { case: 'list', entry: 'S1', by: '王芳', reason: '短' }, refused: 'SUBMISSION_INVALID' },
    { object: { case: 'list', entry: 'S99', by: '王芳', reason: '不在名单上的人' }, refused: 'NOTICE_ENTRY_NOT_FOUND' },
    { object: { case: 'list', entry: 'S1', by: '王芳', reason: '家庭情况与实际不符' } },
    { object: { case: 'list', entry: 'S1', by: '经办', reason: '另有补充情况反映' } },
    {
      expect: {
        case: 'list',
        notifications: [
          { to: 'school.clerk', contains: '家庭情况与实际不符' },
          { to: 'school.clerk', contains: '另有补充情况反映' },
        ],
      },
    },
    { advance: { to: '2020-09-25T23:59:00+08:00' } },
    { expect: { case: 'list', outcome: null } },
    { object: { case: 'list', entry: 'S2', by: '王芳', reason: '最后一天也受理的异议' } },
    { advance: { to: '2020-09-26T00:00:00+08:00' } },
    {
      expect: {
        case: 'list',
        outcome: 'end',
        variables: { published: true, objections: 3, to: '2020-09-25', clear: ['S12', 'S9', 'S6', 'S3', 'S10', 'S4', 'S7', 'S8', 'S11', 'S5'] },
      },
    },
    { object: { case: 'list', entry: 'S2', by: '王芳', reason: '期满之后提出的异议' }, refused: 'OBJECTION_TOO_LATE' },
    // 2020-09-27 is a working day, then the holidays until 10-08: the fifth working day is 10-09.
    { expect: { case: 'one', outcome: null, openTasks: ['common:objection/review'], dueDates: { 'common:objection/review': '2020-10-09' } } },
    {
      complete: { case: 'one', task: 'common:objection/review', by: '复核甲', data: { conclusion: '异议不成立', finding: '经核实，认定依据充分。' } },
      refused: 'TASK_EXCLUDED',
    },
    {
      complete: { case: 'one', task: 'common:objection/review', by: '经办', data: { conclusion: '异议不成立', finding: '经核实，认定依据充分。' } },
      refused: 'TASK_NOT_YOURS',
    },
    { complete: { case: 'one', task: 'common:objection/review', by: '复核乙', data: { conclusion: '异议成立', finding: '经核实，家庭情况与申报不符。' } } },
    {
      expect: {
        case: 'one',
        outcome: 'end-reviewed',
        notifications: [
          { to: '王芳', contains: '家庭情况与申报不符。对复核结论不服的' },
          { to: '经办', contains: '学生 S1 的认定' },
        ],
        variables: { upheld: true, remedy: '对复核结论不服的，可以自收到结论之日起 60 日内申请行政复议，或者 6 个月内向人民法院提起行政诉讼。' },
      },
    },
  ],
};

/** Nobody reviews in time: a red card, and the review goes on. */
export const lateScenario: Scenario = {
  ...{ id: 'late', title: '异议逾期未复核，红牌督办', now: '2020-09-18T10:00:00+08:00', region: '330199', people, registries: { student: [pupil] } },
  steps: [
    { open: { matter: 'decision', by: '李强', data: { pupil: 'S1' }, as: 'one' } },
    { complete: { task: 'decide', by: '经办', data: { note: '同意' }, case: 'one' } },
    { open: { matter: 'publish', by: '李强', data: { audience: 'department', school: 'SCH001', people: 10, level: '困难' }, as: 'list' } },
    { object: { case: 'list', entry: 'S1', by: '王芳', reason: '不在本单位的人' }, refused: 'NOTICE_NOT_FOUND' },
    { object: { case: 'list', entry: 'S1', by: '复核甲', reason: '家庭情况与实际不符' } },
    { advance: { to: '2020-10-09T23:00:00+08:00' } },
    { expect: { case: 'one', outcome: null, openTasks: ['common:objection/review'], notifications: [] } },
    { advance: { hours: 2 } },
    { expect: { case: 'one', outcome: null, openTasks: ['common:objection/review'], notifications: [{ to: 'supervise/red', contains: '学生 S1 的认定' }] } },
    { complete: { case: 'one', task: 'common:objection/review', by: '复核乙', data: { conclusion: '异议不成立', finding: '经核实，认定依据充分。' } } },
    { expect: { case: 'one', outcome: 'end-reviewed', variables: { upheld: false } } },
  ],
};

/** Nobody objects, and the message is there before the case that waits for it. */
export const clearScenario: Scenario = {
  ...{ id: 'clear', title: '公示无异议，消息先到', now: '2020-09-18T10:00:00+08:00', region: '330199', people, registries: { student: [pupil] } },
  steps: [
    { open: { matter: 'publish', by: '李强', data: { audience: 'public', school: 'SCH001', people: 10, level: '困难' }, as: 'list' } },
    { advance: { workdays: 6 } },
    { expect: { case: 'list', outcome: 'end', variables: { published: true, objections: 0 } } },
    { open: { matter: 'decision', by: '李强', data: { pupil: 'S7' }, as: 'one' } },
    { expect: { case: 'one', outcome: null } },
    { complete: { task: 'decide', by: '经办', data: { note: '同意' }, case: 'one' } },
    { expect: { case: 'one', outcome: 'end-clear' } },
  ],
};

/** Nine are too few for a list: each is told alone, and the same messages go out. */
export const smallScenario: Scenario = {
  ...{ id: 'small', title: '不足十人，逐人告知', now: '2020-09-18T10:00:00+08:00', region: '330199', people, registries: { student: [pupil] } },
  steps: [
    { open: { matter: 'publish', by: '李强', data: { audience: 'school', school: 'SCH001', people: 9, level: '困难' }, as: 'list' } },
    { expect: { case: 'list', outcome: 'end', variables: { published: false, objections: 0 }, notifications: [{ to: '王芳', contains: '个别告知：张小明' }] } },
    { object: { case: 'list', entry: 'S1', by: '王芳', reason: '没有公示就没有名单' }, refused: 'NOTICE_NOT_FOUND' },
  ],
};

/** What must not be published stops at the connector, with its sentence, as an incident that staff see. */
export const forbiddenScenario: Scenario = {
  ...{ id: 'forbidden', title: '名单含有困难类别', now: '2020-09-18T10:00:00+08:00', region: '330199', people, registries: { student: [pupil] } },
  steps: [
    { open: { matter: 'publish', by: '李强', data: { audience: 'school', school: 'SCH001', people: 12, level: '低保家庭' }, as: 'list' } },
    { expect: { case: 'list', outcome: null, incidents: ['common:publicity/publish'] } },
  ],
};

/** Every one of them. */
export const noticeScenarios: readonly Scenario[] = [objectedScenario, lateScenario, clearScenario, smallScenario, forbiddenScenario];

function form(id: string, properties: object): string {
  return JSON.stringify({
    id,
    title: id,
    schema: { type: 'object', properties, required: Object.keys(properties) },
    layout: [{ title: id, fields: Object.keys(properties) }],
  });
}

function flow(...elements: readonly string[]): string {
  return elements
    .slice(1)
    .map((target, i) => `<bpmn:sequenceFlow id="${elements[i]}-${target}" sourceRef="${elements[i]}" targetRef="${target}" />`)
    .join('');
}

function filesBelow(folder: string, below = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = below ? `${below}/${name}` : name;
    return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path];
  });
}
