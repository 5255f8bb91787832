import { type FormDefinition, validateSubmission } from '@onething/forms';
import { civilDateOf, done, type Facts, type Message, type Outcome, type Problem, refused, type Value } from '@onething/rules';
import type { SimulatedAnswer } from '../../connectors/connector.js';
import type { StartInstance } from '../../execution/command.js';
import { findForm } from '../../package/find-form.js';
import { canBeBegun } from '../../package/message-starts.js';
import type { Matter } from '../../package/package.js';
import { answersByClock, type ScheduledStart, theSystem } from '../../package/scheduled-starts.js';
import { portName, workplaceOf } from '../../ports.js';
import type { NamedPerson, OpenCaseRequest } from '../scenario-backend.js';
import { prefillValues } from './prefill-values.js';
import { PureCase } from './pure-case.js';
import type { PureWorld } from './pure-world.js';

/** Opens a case that somebody asks for. */
export function openCase(world: PureWorld, { matter: id, by, data }: OpenCaseRequest, about: PureCase | undefined): Outcome<PureCase> {
  const { compiled } = world;
  const matter = compiled.package.manifest.matters.find((one) => one.id === id);
  const form = matter && findForm(compiled, matter.process, matter.form);
  if (!matter || !form || !mayBegin(matter, by, about) || !canBeBegun(compiled.processes.process(matter.process)))
    return refused('MATTER_NOT_FOUND', { zh: `没有事项“${id}”或者它的表单`, en: `There is no matter "${id}" with a form` });

  return start(world, new PureCase(world, nextId(world), matter, by, about), form, { data, about, by });
}

/** Opens the case that a message of another begins, for the same applicant, and shows both with each other. */
export function beginCase(world: PureWorld, from: PureCase, { matter: id, event, data }: Facts): SimulatedAnswer {
  const matter = world.compiled.package.manifest.matters.find((one) => one.id === id);
  const form = matter && findForm(world.compiled, matter.process, matter.form);
  if (!matter || !form) throw new Error(`There is no matter ${String(id)} with a form`);

  const opened = new PureCase(world, nextId(world), matter, from.applicant, from, from.id);
  const started = start(world, opened, form, { data: factsIn(data), by: from.applicant, startEvent: String(event) });
  if (!started.ok) return { status: 'hopeless', ...notOpened(matter.title, started.problems ?? []) };

  return { status: 'answered', output: { id: opened.id, number: opened.number } };
}

/** Opens the case that the clock begins: without an applicant, answered by the start event and by what the form takes untyped. */
export function beginByClock(world: PureWorld, { matter: id, event, process }: ScheduledStart, occurrence: Occurred): Outcome<PureCase> {
  const { compiled } = world;
  const matter = compiled.package.manifest.matters.find((one) => one.id === id);
  const form = matter && findForm(compiled, matter.process, matter.form);
  if (!matter || !form) throw new Error(`There is no matter ${id} with a form`);

  const opened = new PureCase(world, nextId(world), matter, theSystem, undefined, byClock);
  const data = answersByClock(form, compiled.processes.process(process)?.elements.get(event), { ...opened.facts, params: world.parameters });
  return data.ok ? start(world, opened, form, { data: data.value, by: theSystem, startEvent: event, occurrence }) : data;
}

/** In the place of the case that has begun another. */
export const byClock = 'clock';

type Occurred = NonNullable<StartInstance['occurrence']>;

/** Why a message could not open its case: what the form says against it. */
export function notOpened(title: string, problems: readonly Problem[]): { readonly code: string; readonly message: Message } {
  const said = (language: 'zh' | 'en') => problems.map(({ place, message }) => `${place.replace(/^\//, '')} ${message[language]}`).join('; ');
  return {
    code: 'CASE_NOT_OPENED',
    message: { zh: `“${title}”没有立案：${said('zh')}。请更正后重试。`, en: `"${title}" was not opened: ${said('en')}. Correct it and retry.` },
  };
}

function factsIn(value: Value | undefined): Facts {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** What a case begins with, and who brings it. */
interface Beginning {
  readonly data: Facts;
  readonly by: NamedPerson;
  readonly about?: PureCase;
  readonly startEvent?: string;
  readonly occurrence?: Occurred;
}

function start(world: PureWorld, opened: PureCase, form: FormDefinition, { data, about, by, startEvent, occurrence }: Beginning): Outcome<PureCase> {
  const { matter } = opened;
  const applicant = { ...applicantOf(opened.facts), place: workplaceOf(by.roles ?? []) ?? null };
  const prefilled = prefillValues(form, applicant, (registry, where) => world.records(registry, where), {
    about: about?.asRead,
    answers: data,
  });
  const editable = Object.fromEntries(Object.entries(prefilled).filter(([name]) => !form.fields?.[name]?.readOnly));
  const context = { today: civilDateOf(world.clock.now), prefilled, facts: { ...opened.facts, params: world.parameters } };
  const checked = validateSubmission(form, { ...editable, ...data }, context);
  if (checked.status === 'invalid') return submissionInvalid(checked.problems);

  opened.values = checked.values;
  // Known before its first step, which may open others.
  world.cases.set(opened.id, opened);
  const started = opened.do({ type: 'startInstance', processId: matter.process, variables: checked.values, startEvent, occurrence });
  if (started.ok) return done(opened);

  world.cases.delete(opened.id);
  return started;
}

function nextId({ cases }: PureWorld): string {
  return `c${cases.size + 1}`;
}

/** Staff matters are begun by who holds a role that they name; a correction is about a closed case of a matter that it corrects. */
function mayBegin({ audience, openedBy, corrects = [] }: Matter, by: NamedPerson, about: PureCase | undefined): boolean {
  if (audience === 'staff' && openedBy && !openedBy.some((port) => by.roles?.map(portName).includes(port))) return false;

  return corrects.length === 0 ? !about : about !== undefined && about.outcome !== null && corrects.includes(about.matter.id);
}

export function applicantOf(facts: Facts): Facts {
  const applicant = facts.applicant;
  return typeof applicant === 'object' && applicant !== null && !Array.isArray(applicant) ? Object.fromEntries(Object.entries(applicant)) : {};
}

export function submissionInvalid(problems: readonly Problem[]): Outcome<never> {
  return refused('SUBMISSION_INVALID', { zh: '表单没有填写正确', en: 'The form is not filled in correctly' }, problems);
}
