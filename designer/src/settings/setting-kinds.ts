/** How one input of a block is asked: which choices stand there, and what is written for them. */
export type SettingKind =
  | 'text'
  | 'message'
  | 'fact'
  | 'list'
  | 'days'
  | 'form'
  | 'registry'
  | 'document'
  | 'role'
  | 'receiver'
  | 'step'
  | 'audience'
  | 'card'
  | 'yesNo'
  | 'documentFacts'
  | 'holder'
  | 'columns'
  | 'entry'
  | 'service'
  | 'serviceFields'
  /** Follows from the other choices; nobody is asked. */
  | 'made';

const kinds: Readonly<Record<string, Readonly<Record<string, SettingKind>>>> = {
  'common:supplement': { form: 'form', items: 'list', days: 'days', values: 'made' },
  'common:publicity': { title: 'message', titleEn: 'text', audience: 'audience', group: 'fact', entries: 'entry', days: 'days', staff: 'role' },
  'common:seal-issue': { document: 'document', facts: 'documentFacts', holder: 'holder', subject: 'fact', reuse: 'yesNo', existing: 'made' },
  'common:objection': { subject: 'message', reason: 'fact', reviewers: 'role', excluded: 'made', objectors: 'made', days: 'days' },
  'common:cross-check': { idNo: 'fact', name: 'fact', registry: 'registry' },
  'common:notify': { to: 'receiver', title: 'message', text: 'message' },
  'common:supervise': { level: 'card', task: 'step', text: 'message', superior: 'role' },
  notify: { to: 'receiver', title: 'message', text: 'message' },
  'registry-lookup': { registry: 'registry', where: 'columns', fields: 'made' },
  'registry-save': { registry: 'registry', key: 'columns', values: 'columns', provenance: 'fact' },
  'issue-document': { document: 'document', facts: 'documentFacts', holder: 'holder' },
  'call-matter': { service: 'service', with: 'serviceFields', wait: 'yesNo' },
};

/** The kind of an input of a connector or a shared process; what is not listed is a fact. */
export function settingKind(owner: string, input: string): SettingKind {
  return kinds[owner]?.[input] ?? 'fact';
}

/** What a block begins with when it is drawn, so that only what the author must say is left to say. */
export const firstInputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'common:supplement': { days: '5' },
  'common:publicity': {
    audience: '"public"',
    days: '5',
    entries: '[{ key: case.no, name: applicant.name, idNo: applicant.idNo, person: applicant.id }]',
  },
  'common:seal-issue': { holder: '{ name: applicant.name, idNo: applicant.idNo }', subject: 'case.no', reuse: 'false', existing: '[]' },
  'common:objection': { excluded: '[]' },
  'common:cross-check': { idNo: 'applicant.idNo', name: 'applicant.name' },
  'common:notify': { to: '"applicant"' },
  'issue-document': { holder: '{ name: applicant.name, idNo: applicant.idNo }' },
  'call-matter': { wait: 'true' },
};
