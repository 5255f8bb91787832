import type { Evaluation, Facts } from '@onething/rules';
import type { CompiledElement, CompiledProcess, Container } from '../language/compiled-process.js';
import type { MessageStart } from './message-start.js';
import type { Scope } from './state.js';

/** Everything that an instance may execute: the processes and decisions of its release and of the packages that it requires. */
export interface ProcessSet {
  process(qualifiedId: string): CompiledProcess | undefined;
  /** The qualified id that a name written inside a process means: unqualified names stay within the package of that process. */
  qualify(name: string, insideProcess: string): string;
  decision(qualifiedId: string): RunnableDecision | undefined;
  /** What a message begins, where it begins a case; any other goes to the one case that waits for it. */
  begunBy(message: string): MessageStart | undefined;
}

/** A compiled decision, as rules makes it. */
export interface RunnableDecision {
  evaluate(facts: Facts): Evaluation;
}

/** Keys are qualified ids: `degree-certificate` in the package itself, `common:seal-issue` in a required one. */
export interface ProcessSetParts {
  readonly processes: Readonly<Record<string, CompiledProcess>>;
  readonly decisions?: Readonly<Record<string, RunnableDecision>>;
  readonly messageStarts?: Readonly<Record<string, MessageStart>>;
}

/** Binds compiled processes and decisions together; made once per release. */
export function createProcessSet({ processes, decisions = {}, messageStarts = {} }: ProcessSetParts): ProcessSet {
  const processById = new Map(Object.entries(processes));
  const decisionById = new Map(Object.entries(decisions));
  const startByMessage = new Map(Object.entries(messageStarts));
  return Object.freeze({
    process: (id: string) => processById.get(id),
    qualify,
    decision: (id: string) => decisionById.get(id),
    begunBy: (message: string) => startByMessage.get(message),
  });
}

function qualify(name: string, insideProcess: string): string {
  const [owner, own] = insideProcess.split(':');
  return name.includes(':') || own === undefined ? name : `${owner}:${name}`;
}

/** The process of a scope; that it exists was checked when the scope was opened. */
export function processOf(definitions: ProcessSet, id: string): CompiledProcess {
  const process = definitions.process(id);
  if (!process) throw new Error(`The process "${id}" is not in the set that the instance runs on`);

  return process;
}

/** An element of a scope's process; a state that names another one belongs to another release. */
export function elementOf(definitions: ProcessSet, processId: string, elementId: string): CompiledElement {
  const element = processOf(definitions, processId).elements.get(elementId);
  if (!element) throw new Error(`The process "${processId}" has no element "${elementId}"`);

  return element;
}

/** The container that a scope executes. */
export function containerOf(definitions: ProcessSet, processId: string, id: string): Container {
  const container = processOf(definitions, processId).containers.get(id);
  if (!container) throw new Error(`The process "${processId}" has no container "${id}"`);

  return container;
}

/** The process or sub-process that a scope executes. */
export function containerIn(definitions: ProcessSet, scope: Pick<Scope, 'kind' | 'processId' | 'elementId'>): Container {
  if (scope.kind === 'loop' || scope.kind === 'compensation') return nothingInside;

  const id = scope.kind === 'subProcess' ? scope.elementId : undefined;
  return containerOf(definitions, scope.processId, id ?? processOf(definitions, scope.processId).id);
}

/** The turns of a loop and what is being undone stand in scopes that no part of the model describes. */
const nothingInside: Container = Object.freeze({ id: '', starts: [], eventSubProcesses: [], links: new Map() });
