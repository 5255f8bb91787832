import type { FormDefinition } from '@onething/forms';
import { findForm, type Package, portName } from '@onething/processes/modelling';
import type { Played } from '../worker/protocol.js';

/** One task that somebody of the rehearsal can do now. */
export interface PlayableTask {
  readonly caseId: string;
  readonly element: string;
  readonly title: string;
  readonly dueDate?: string;
  readonly form?: FormDefinition;
  /** Short names of the people of the world who hold its role. */
  readonly people: readonly string[];
}

/** What is open in a rehearsal, with its form and the people who may do it. */
export function playableTasks(played: Played, parts: Package, required: readonly Package[]): readonly PlayableTask[] {
  return played.cases.flatMap(({ id, seen }) => seen.openTasks.map(({ element, dueDate }) => taskOf(played, parts, required, id, element, dueDate)));
}

function taskOf(played: Played, parts: Package, required: readonly Package[], caseId: string, element: string, dueDate: string | undefined): PlayableTask {
  const slash = element.lastIndexOf('/');
  const [inside, id] = slash < 0 ? ['', element] : [element.slice(0, slash), element.slice(slash + 1)];
  const known = [parts, ...required]
    .flatMap((pkg) => Object.values(pkg.processes))
    .flatMap((file) => file.parsed.processes.flatMap((process) => process.elements));
  const model = known.find((one) => one.id === id);
  const people = Object.entries(played.world.people);
  const holders = people.filter(([, person]) => model?.candidates.some((role) => person.roles?.map(portName).includes(role)));

  return {
    ...{ caseId, element, dueDate, title: model?.name ?? element },
    form: model?.form === undefined ? undefined : findForm({ package: parts, required }, inside, model.form),
    people: (holders.length > 0 ? holders : people).map(([name]) => name),
  };
}
