import type { Role } from '../engine.js';
import type { DemoPersonEntry } from '../identity/identity.js';

/** A department of the demonstration. */
export interface DemoDepartment {
  readonly tenant: string;
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

/** An invented person: names and numbers of the fixtures, no real one. */
export interface DemoPerson {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly idNo?: string;
  readonly mobile?: string;
  readonly title: string;
  readonly titleEn: string;
  readonly group: DemoPersonEntry['group'];
  readonly appointments: readonly { readonly tenant: string; readonly department?: string; readonly role: Role; readonly ports?: readonly string[] }[];
}

export const demoDepartments: readonly DemoDepartment[] = ['330199', '330198', '330299', '330298', '330200'].flatMap((tenant) => [
  { tenant, id: 'education', name: '教育局', nameEn: 'Education bureau' },
  { tenant, id: 'archive', name: '中学学籍档案室', nameEn: 'School archive' },
]);

const province = '330000';
const county = '330199';
const archive = 'degree-certificate-instant/school.archive';
const registrar = 'degree-certificate-instant/county.registrar';
const aid = (port: string) => `student-aid/${port}`;

/** In the order of the sign-in page. */
export const demoPeople: readonly DemoPerson[] = [
  applicant('li-qiang', '李强', '330199199003150018', '13800000001', '2008 年普通高中毕业，记录完整', 'graduated 2008, complete record'),
  applicant('wu-hao', '吴浩', '330199200202080070', '13800000002', '2020 年毕业，证书已注销', 'graduated 2020, certificate cancelled'),
  applicant('sun-yue', '孙悦', '330199199611110087', '13800000003', '毕业后改过名', 'changed her name since'),
  applicant('zheng-kai', '郑凯', '330199199507300091', '13800000004', '母校已撤并', 'her school was merged'),
  applicant('zhou-yu', '周雨', '330199200505200068', '13800000005', '有两份毕业记录', 'has two records'),
  applicant('wang-fang', '王芳', '330199198806120029', '13800000006', '没有电子记录', 'has no electronic record'),
  guardian('zhou-jianguo', '周建国', '330199197803020116', '13800000101', '孩子上高一，收入为低保标准的 1.4 倍', 'a child in senior secondary, low income'),
  guardian('he-zhiming', '何志明', '330199198209170132', '13800000102', '低保家庭，孩子上小学', 'registered hardship, a child in primary school'),
  guardian('lin-guoqiang', '林国强', '330199198001080154', '13800000103', '孩子上初一，收入较高', 'a child in junior secondary, higher income'),
  guardian('wu-jiazhang', '吴敏', '330199197905050164', '13800000104', '第一中学学生家长', 'another guardian of the same school'),
  clerk('archivist', county, '徐静', '学籍档案员', 'School archivist', 'archive', archive),
  clerk('archivist-2', county, '马超', '学籍档案员（同事）', 'School archivist (colleague)', 'archive', archive),
  clerk('registrar', county, '高敏', '教育局复核员', 'County registrar', 'education', registrar),
  clerk('registrar-2', county, '何静', '教育局复核员（同事）', 'County registrar (colleague)', 'education', registrar),
  clerk('registrar-other', '330299', '罗成', '教育局复核员（外市）', 'County registrar of another city', 'education', registrar),
  clerk('class-teacher', county, '方静', '第一中学高一（1）班班主任', 'Class teacher, No. 1 School', 'education', aid('class.teacher@SCH201/高一（1）班')),
  clerk('aid-1', county, '鲁明', '第一中学资助认定小组（组长）', 'Aid group of No. 1 School, head', 'education', aid('school.aid@SCH201')),
  clerk('aid-2', county, '苏萍', '第一中学资助认定小组', 'Aid group of No. 1 School', 'education', aid('school.aid@SCH201')),
  clerk('aid-3', county, '魏强', '第一中学资助认定小组', 'Aid group of No. 1 School', 'education', aid('school.aid@SCH201')),
  clerk(
    'primary-teacher',
    county,
    '郭敏',
    '实验小学四年级（1）班班主任',
    'Class teacher, Experimental Primary',
    'education',
    aid('class.teacher@SCH001/四年级（1）班'),
  ),
  clerk('primary-aid-1', county, '罗燕', '实验小学资助认定小组（组长）', 'Aid group of Experimental Primary, head', 'education', aid('school.aid@SCH001')),
  clerk('primary-aid-2', county, '董洁', '实验小学资助认定小组', 'Aid group of Experimental Primary', 'education', aid('school.aid@SCH001')),
  clerk('primary-aid-3', county, '潘虹', '实验小学资助认定小组', 'Aid group of Experimental Primary', 'education', aid('school.aid@SCH001')),
  clerk('county-aid', county, '邓岚', '县资助中心', 'County aid centre', 'education', aid('county.aid')),
  clerk('finance-maker', county, '冯洁', '财务制单', 'Finance, maker', 'education', aid('finance.maker')),
  clerk('finance-checker', county, '曾毅', '财务复核', 'Finance, checker', 'education', aid('finance.checker')),
  staff('county-head', county, '严峻', '教育局科室负责人', 'Head of department', 'administrator', 'departmentAdministrator'),
  staff('inspector', county, '梁宇', '督查员', 'Inspector', 'staff', 'inspector'),
  staff('designer', province, '许诺', '事项设计员', 'Service designer', 'designer', 'designer'),
  staff('publisher', province, '沈悦', '事项发布员', 'Publisher', 'designer', 'publisher'),
  staff('city-designer', '330200', '袁媛', '事项设计员（乙市）', 'Service designer of Yi City', 'designer', 'designer'),
  {
    ...{ id: 'city-clerk', tenant: '330200', name: '孟楠', title: '教育局经办人（乙市）', titleEn: 'Clerk of Yi City', group: 'staff' },
    appointments: [{ tenant: '330200', department: 'education', role: 'clerk' }],
  },
  staff('city-publisher', '330200', '蒋岚', '事项发布员（乙市）', 'Publisher of Yi City', 'designer', 'publisher'),
  staff('system-administrator', province, '韩雪', '系统管理员', 'System administrator', 'administrator', 'systemAdministrator'),
  staff('security-administrator', province, '唐宁', '安全管理员', 'Security administrator', 'administrator', 'securityAdministrator'),
  staff('county-security', county, '秦朗', '安全管理员（示例县）', 'Security administrator of Shili County', 'administrator', 'securityAdministrator'),
  staff('city-security', '330200', '施雯', '安全管理员（乙市）', 'Security administrator of Yi City', 'administrator', 'securityAdministrator'),
  staff('audit-administrator', province, '曹宁', '审计管理员', 'Audit administrator', 'administrator', 'auditAdministrator'),
];

/** Applicants are at home in the province: they may apply in any county of it. */
function applicant(id: string, name: string, idNo: string, mobile: string, story: string, storyEn: string): DemoPerson {
  return {
    ...{ id, tenant: province, name, idNo, mobile, title: `毕业生 · ${story}`, titleEn: `Graduate · ${storyEn}`, group: 'applicant' },
    appointments: [{ tenant: province, role: 'applicant' }],
  };
}

function guardian(id: string, name: string, idNo: string, mobile: string, story: string, storyEn: string): DemoPerson {
  return { ...applicant(id, name, idNo, mobile, story, storyEn), title: `家长 · ${story}`, titleEn: `Parent · ${storyEn}` };
}

function clerk(id: string, tenant: string, name: string, title: string, titleEn: string, department: string, port: string): DemoPerson {
  return { id, tenant, name, title, titleEn, group: 'staff', appointments: [{ tenant, department, role: 'clerk', ports: [port] }] };
}

function staff(id: string, tenant: string, name: string, title: string, titleEn: string, group: DemoPerson['group'], role: Role): DemoPerson {
  return { id, tenant, name, title, titleEn, group, appointments: [{ tenant, role }] };
}
