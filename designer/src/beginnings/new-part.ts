import type { FormDefinition } from '@onething/forms';
import type { Manifest, Matter, Package, Scenario } from '@onething/processes';
import type { FactType } from '@onething/rules';
import { type FileChanges, jsonText } from './beginning.js';
import { type DecisionKindName, type FirstFact, firstDecision } from './first-decisions.js';
import { firstForm, firstReviewForm } from './first-forms.js';
import { firstMatter } from './first-package.js';
import { firstDocument, firstParameter, firstRegistry } from './first-parts.js';
import { firstProcess } from './first-process.js';
import { sampleAnswer } from './sample-answer.js';

/** Groups of the menu that a part can be added to. */
export const partGroups = ['processes', 'decisions', 'forms', 'registries', 'documents', 'parameters', 'scenarios'] as const;
export type PartGroup = (typeof partGroups)[number];

/** What the author said about a new part. What does not belong to its group is not read. */
export interface WantedPart {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  /** Decisions. */
  readonly kind?: DecisionKindName;
  readonly fact?: FirstFact;
  /** Processes: who begins the matter, and the role that reviews. */
  readonly audience?: Matter['audience'];
  readonly role?: string;
  /** Parameters: what they hold, and the law that they stand on. */
  readonly type?: FactType;
  readonly law?: string;
  /** Registries: the authority that the data come from. */
  readonly source?: string;
  /** Scenarios: the matter that is applied for. */
  readonly matter?: string;
}

/** Where a new part is put into: the package as it was read, its manifest as it stands in the file, and the civil date. */
export interface Surroundings {
  readonly parts: Package;
  readonly manifest: Manifest;
  readonly today: string;
}

type Maker = (wanted: WantedPart, surroundings: Surroundings) => FileChanges;

/** The files of a new part, and of what has to know it. */
export function newPart(group: PartGroup, wanted: WantedPart, surroundings: Surroundings): FileChanges {
  return makers[group](wanted, surroundings);
}

const makers: Readonly<Record<PartGroup, Maker>> = {
  processes: newProcess,
  decisions: ({ id, title, titleEn, kind = 'decision-table', fact = anyFact }) => ({
    [`decisions/${id}.json`]: jsonText({ ...firstDecision(kind, { id, title }, fact), ...(titleEn ? { titleEn } : {}) }),
  }),
  forms: ({ id, title }) => ({ [`forms/${id}.json`]: jsonText(firstForm(id, title)) }),
  registries: ({ id, title, titleEn, source = '本单位' }, { manifest }) => ({
    [`registries/${id}.json`]: jsonText({ ...firstRegistry({ id, title }, source), ...(titleEn ? { titleEn } : {}) }),
    'manifest.json': jsonText({
      ...manifest,
      ports: { ...manifest.ports, registries: [...manifest.ports.registries, { id, title, access: 'write' }] },
    } satisfies Manifest),
  }),
  documents: ({ id, title, titleEn }, { parts }) => {
    const { definition, template } = firstDocument({ id, title }, parts);
    return { [`documents/${id}.json`]: jsonText({ ...definition, ...(titleEn ? { titleEn } : {}) }), [`documents/${id}.hbs`]: template };
  },
  parameters: ({ id, title, titleEn, type = 'number', law = '' }, { parts, today }) => ({
    'parameters.json': jsonText([
      ...parts.parameters,
      { ...firstParameter({ id, title }, type, law, firstDay(parts, today)), ...(titleEn ? { titleEn } : {}) },
    ]),
  }),
  scenarios: ({ id, title, matter }, { parts }) => ({ [`scenarios/${id}.json`]: jsonText(firstScenario({ id, title }, matter, parts)) }),
};

/** A parameter holds from today on, and on the day of every scenario: those must go on. */
function firstDay({ scenarios }: Package, today: string): string {
  return [today, ...scenarios.map(({ now }) => now.slice(0, 10))].toSorted()[0] ?? today;
}

const anyFact: FirstFact = { name: 'value', declaration: { title: '数值', type: 'number' } };

/** A process with its two forms and the matter that opens it. */
function newProcess({ id, title, titleEn, audience = 'applicant', role = 'reviewer' }: WantedPart, { manifest }: Surroundings): FileChanges {
  const [apply, review] = [`${id}-apply`, `${id}-review`];
  const process = { id, title, form: apply, review: { title: '审核', form: review, role }, start: '提出申请', end: '办结' };
  const matter = { ...firstMatter(id, title, apply, audience, role), ...(titleEn ? { titleEn } : {}) };
  const knowsRole = manifest.ports.roles.some((port) => port.id === role);
  const roles = knowsRole ? manifest.ports.roles : [...manifest.ports.roles, { id: role, title: '审核岗' }];

  return {
    [`processes/${id}.bpmn`]: firstProcess(process),
    [`forms/${apply}.json`]: jsonText(firstForm(apply, `${title}表`)),
    [`forms/${review}.json`]: jsonText(firstReviewForm(review, `${title}审核`)),
    'manifest.json': jsonText({ ...manifest, ports: { ...manifest.ports, roles }, matters: [...manifest.matters, matter] } satisfies Manifest),
  };
}

/** One person applies for the matter, with an answer to everything that must be answered. */
function firstScenario(named: { readonly id: string; readonly title: string }, wanted: string | undefined, { manifest, forms, scenarios }: Package): Scenario {
  const matter = manifest.matters.find(({ id }) => id === wanted) ?? manifest.matters[0];
  const form: FormDefinition | undefined = matter && forms[matter.form];
  const [model] = scenarios;
  const isStaff = matter?.audience === 'staff';
  const roles = isStaff ? (matter.openedBy ?? manifest.ports.roles.slice(0, 1).map(({ id }) => id)) : undefined;
  const staff = manifest.ports.roles.map(({ id, title }, at) => [title, { name: surnames[at % surnames.length] ?? title, roles: [id] }] as const);

  return {
    ...named,
    now: model?.now ?? '2026-09-14T09:00:00+08:00',
    region: model?.region ?? '330199',
    people: { 申请人: { name: '王晓', idNo: '11010519491231002X', ...(roles ? { roles } : {}) }, ...Object.fromEntries(staff) },
    registries: model?.registries ?? {},
    steps: matter ? [{ open: { matter: matter.id, by: '申请人', data: form ? sampleAnswer(form) : {} } }] : [],
  };
}

const surnames = ['李明', '张华', '陈静', '刘洋', '赵敏', '孙丽', '周强', '吴芳'];
