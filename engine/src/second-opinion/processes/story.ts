import type { Facts } from '@onething/rules';

/** What happened to one case on our engine, as another engine needs it in order to live through the same. JSON only: it crosses into a child process. */
export interface Story {
  /** Qualified id of the process that the case runs. */
  readonly root: string;
  /** Whether the clock has begun it. */
  readonly byClock: boolean;
  /** BPMN by qualified process id, exactly as the packages hold it. */
  readonly models: Readonly<Record<string, string>>;
  readonly happenings: readonly Happening[];
  /** What was known each time that an element with conditional flows was left, in order. */
  readonly known: readonly KnownAt[];
}

/** Something that came from outside: an answer, a time, a message. The engine must be waiting for it. */
export interface Happening {
  readonly kind: 'answer' | 'timer' | 'error';
  readonly process: string;
  readonly element: string;
  /** Of an error: the code that the model catches. */
  readonly code?: string;
}

export interface KnownAt {
  readonly process: string;
  readonly element: string;
  readonly facts: Facts;
  /** Flows that our engine took: used where the facts do not tell, and then without an opinion. */
  readonly taken: readonly string[];
}

/** What the other engine made of a story. */
export interface Replay {
  /** `process/element` → how often it was completed. */
  readonly completed: Readonly<Record<string, number>>;
  /** `process/element` whose choice was told and not made: its conditions read facts that are not part of the story. */
  readonly undecided: readonly string[];
  /** The first happening that it was not waiting for, or an error of its own. */
  readonly stuck?: string;
}

/** How an element is named where several processes meet. */
export function placeOf(process: string, element: string): string {
  return `${process}/${element}`;
}
