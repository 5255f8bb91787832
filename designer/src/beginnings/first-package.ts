import type { AdministrativeLevel, Manifest, Matter, Scenario } from '@onething/processes';
import { type FileChanges, jsonText } from './beginning.js';
import { firstForm, firstReviewForm } from './first-forms.js';
import { firstProcess } from './first-process.js';

export interface FirstPackage {
  readonly id: string;
  readonly title: string;
  readonly level: AdministrativeLevel;
  /** 事项: what people apply for, and who applies. */
  readonly matter: { readonly title: string; readonly audience: Matter['audience'] };
  /** Who reviews, as the department calls it. */
  readonly reviewer: string;
}

/** A division of each level, for the scenarios of a package that begins there. */
const regions: Readonly<Record<AdministrativeLevel, string>> = { province: '330000', city: '330100', county: '330199', school: '330199' };

/** A service from nothing: one form, one review, one end, and a scenario that plays it; sound, and to be rehearsed at once. */
export function firstPackage(wanted: FirstPackage): FileChanges {
  const { id, title, matter, reviewer } = wanted;
  const process = { id, title: matter.title, form: 'apply', review: { title: '审核', form: 'review', role: 'reviewer' }, start: '提出申请', end: '办结' };
  return {
    'manifest.json': jsonText(firstManifest(wanted)),
    'parameters.json': jsonText([]),
    [`processes/${id}.bpmn`]: firstProcess(process),
    'forms/apply.json': jsonText(firstForm('apply', `${matter.title}表`)),
    'forms/review.json': jsonText(firstReviewForm('review', '审核')),
    'scenarios/first.json': jsonText(firstScenario(wanted)),
    'README.md': `# ${title}\n\n办理岗位：${reviewer}。\n`,
  };
}

/** A matter that nobody has described yet: what the catalogue asks for, with promises that can be kept. */
export function firstMatter(id: string, title: string, form: string, audience: Matter['audience'], role: string): Matter {
  return {
    ...{ id, title, summary: title, process: id, form, audience, ...(audience === 'staff' ? { openedBy: [role] } : {}) },
    ...{ conditions: [], materials: [], promised: { value: 5, unit: 'workday' }, statutory: { value: 20, unit: 'workday' } },
  };
}

function firstManifest({ id, title, level, matter, reviewer }: FirstPackage): Manifest {
  return {
    ...{ id, version: '1.0.0', kind: 'service', title, level, legalBasis: [] },
    requires: [{ package: 'common', version: '^1.0.0' }],
    ports: { roles: [{ id: 'reviewer', title: reviewer }], registries: [] },
    matters: [firstMatter(id, matter.title, 'apply', matter.audience, 'reviewer')],
  };
}

function firstScenario({ id, level, matter, reviewer }: FirstPackage): Scenario {
  return {
    ...{ id: 'first', title: `${matter.title}：审核通过`, now: '2026-09-14T09:00:00+08:00', region: regions[level] },
    people: { 申请人: { name: '王晓', ...(matter.audience === 'staff' ? { roles: ['reviewer'] } : {}) }, [reviewer]: { name: '李审', roles: ['reviewer'] } },
    registries: {},
    steps: [
      { open: { matter: id, by: '申请人', data: { matterText: '请予办理' } } },
      { expect: { openTasks: ['review'], outcome: null } },
      { complete: { task: 'review', by: reviewer, data: { passed: true, opinion: '同意' } } },
      { expect: { outcome: 'done' } },
    ],
  };
}
