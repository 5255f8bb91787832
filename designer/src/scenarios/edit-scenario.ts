import type { FormDefinition } from '@onething/forms';
import { findForm, type Package, type Scenario, type ScenarioExpectation, type ScenarioPerson, type ScenarioStep } from '@onething/processes';
import type { Value } from '@onething/rules';
import { sampleAnswer } from '../beginnings/sample-answer.js';

/** Steps that can be added, in the order in which they are offered. */
export const addableSteps = ['open', 'complete', 'advance', 'expect'] as const;
export type AddableStep = (typeof addableSteps)[number];

/** Whether this page can change what a step says; the rarer ones are moved and taken away only. */
export function isEditable(step: ScenarioStep): boolean {
  return addableSteps.some((kind) => kind in step);
}

/** A task that a scenario can complete: the element as a step names it, and its form. */
export interface NamedTask {
  readonly value: string;
  readonly label: string;
  readonly form?: FormDefinition;
  readonly roles: readonly string[];
}

/** The user tasks of the package's own processes, by name; of several of one name each says its process. */
export function tasksOf(parts: Package, required: readonly Package[]): readonly NamedTask[] {
  return Object.values(parts.processes).flatMap((file) =>
    file.parsed.processes
      .filter((model) => model.id === file.id)
      .flatMap(({ elements }) => elements.filter(({ type }) => type === 'userTask'))
      .map(({ id, name, form, candidates }) => ({
        ...{ value: id, label: name ?? id, roles: candidates },
        form: form === undefined ? undefined : findForm({ package: parts, required }, file.id, form),
      })),
  );
}

/** The form of a step that has answers. */
export function formOfStep(step: ScenarioStep, parts: Package, required: readonly Package[]): FormDefinition | undefined {
  if ('open' in step) {
    const matter = parts.manifest.matters.find(({ id }) => id === step.open.matter);
    return matter && findForm({ package: parts, required }, matter.process, matter.form);
  }
  return 'complete' in step ? formOfTask(step.complete.task, parts, required) : undefined;
}

/** A task of a called process is written `common:supplement/supply`: its form is that of the package it comes from. */
function formOfTask(task: string, parts: Package, required: readonly Package[]): FormDefinition | undefined {
  const own = tasksOf(parts, required).find(({ value }) => value === task);
  if (own) return own.form;

  const slash = task.lastIndexOf('/');
  const [inside, id] = [task.slice(0, Math.max(slash, 0)), task.slice(slash + 1)];
  const elements = [parts, ...required]
    .flatMap(({ processes }) => Object.values(processes))
    .flatMap(({ parsed }) => parsed.processes.flatMap((model) => model.elements));
  const form = elements.find((element) => element.id === id && element.form !== undefined)?.form;
  return form === undefined ? undefined : findForm({ package: parts, required }, inside, form);
}

/** Answers of a step. */
export function answersOf(step: ScenarioStep): Readonly<Record<string, Value>> {
  if ('open' in step) return step.open.data;
  return 'complete' in step ? step.complete.data : {};
}

/** The step with other answers. */
export function withAnswers(step: ScenarioStep, data: Readonly<Record<string, Value>>): ScenarioStep {
  if ('open' in step) return { ...step, open: { ...step.open, data } };
  return 'complete' in step ? { ...step, complete: { ...step.complete, data } } : step;
}

/** A step of a kind that can be played as it is, as far as the package allows. */
export function newStep(kind: AddableStep, { people }: Scenario, parts: Package, required: readonly Package[]): ScenarioStep {
  const names = Object.keys(people);
  const [first = ''] = names;
  if (kind === 'open') {
    const [matter] = parts.manifest.matters;
    const form = matter && findForm({ package: parts, required }, matter.process, matter.form);
    return { open: { matter: matter?.id ?? '', by: first, data: form ? sampleAnswer(form) : {} } };
  }
  if (kind === 'complete') {
    const [task] = tasksOf(parts, required);
    const holder = names.find((name) => people[name]?.roles?.some((role) => task?.roles.includes(role.split('@')[0] ?? role)));
    return { complete: { task: task?.value ?? '', by: holder ?? first, data: task?.form ? sampleAnswer(task.form) : {} } };
  }
  return kind === 'advance' ? { advance: { workdays: 1 } } : { expect: {} };
}

/** What is expected with something changed; `undefined` is not looked at any more. */
export function withExpectation(step: ScenarioStep, change: Partial<ScenarioExpectation>): ScenarioStep {
  if (!('expect' in step)) return step;
  // The boundary: `Object.fromEntries` forgets the names; they are those of an expectation.
  return { expect: Object.fromEntries(Object.entries({ ...step.expect, ...change }).filter(([, value]) => value !== undefined)) as ScenarioExpectation };
}

/** End events of the package's processes, by name. */
export function endsOf({ processes }: Package): readonly { readonly value: string; readonly label: string }[] {
  const ends = Object.values(processes).flatMap(({ parsed }) =>
    parsed.processes.flatMap(({ elements }) => elements.filter(({ type }) => type === 'endEvent').map(({ id, name }) => ({ value: id, label: name ?? id }))),
  );
  return ends.filter(({ value }, at) => ends.findIndex((end) => end.value === value) === at);
}

/** The scenario with a person more. */
export function withNewPerson(scenario: Scenario, name: string): Scenario {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? name : `${name}${number}`;
    if (!Object.hasOwn(scenario.people, key)) return { ...scenario, people: { ...scenario.people, [key]: { name: key } satisfies ScenarioPerson } };
  }
}

/** The scenario without a person; whoever does something in it stays. */
export function withoutPerson(scenario: Scenario, name: string): Scenario {
  if (doesSomething(scenario, name)) return scenario;
  const { [name]: _, ...people } = scenario.people;
  return { ...scenario, people };
}

/** Whether a person of a scenario does one of its steps. */
export function doesSomething({ steps }: Scenario, name: string): boolean {
  return steps.some((step) => Object.values(step).some((inner) => typeof inner === 'object' && inner !== null && 'by' in inner && inner.by === name));
}
