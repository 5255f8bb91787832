/** One BPMN file as we understand it: plain data, without moddle. Nothing is compiled or resolved yet. */
export interface ParsedProcess {
  readonly path: string;
  /** The process that the file is about: the first executable one. */
  readonly id: string;
  readonly processes: readonly ProcessModel[];
  /** Messages drawn between pools, with the elements (or pools) at their ends. */
  readonly messageFlows: readonly MessageFlowModel[];
}

export interface MessageFlowModel {
  readonly id: string;
  readonly name?: string;
  readonly source: string;
  readonly target: string;
}

export interface ProcessModel {
  readonly id: string;
  /** It runs; of other pools only the drawing is kept. */
  readonly executable: boolean;
  readonly name?: string;
  readonly elements: readonly ElementModel[];
  readonly flows: readonly FlowModel[];
}

/** A flow node: task, gateway, event or sub-process. `type` is BPMN's own name: `userTask`, `eventSubProcess` for `triggeredByEvent`. */
export interface ElementModel {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  /** Id of the sub-process or process it stands in. */
  readonly container: string;
  readonly defaultFlow?: string;
  readonly triggers: readonly TriggerModel[];
  /** Boundary events: the activity they are attached to. */
  readonly attachedTo?: string;
  /** Boundary events and start events of event sub-processes. */
  readonly interrupting: boolean;
  readonly form?: string;
  readonly candidates: readonly string[];
  /** Calculated role ports of the case's own package, for a fragment whose caller says who does it. */
  readonly candidatesFrom?: string;
  /** Calculated place whose people do it, for example the pupil's school: `SCH201`, or a class of it `SCH201/高一（1）班`. */
  readonly place?: string;
  /** What becomes of a time of a timer start event that falls on a day off: `next` working day, or `skip`; absent: as stated. */
  readonly restDay?: string;
  /** User tasks whose doers must not do this one; on a call activity the called process is given those persons. */
  readonly excludes: readonly string[];
  /** Calculated ids of persons who must not do it. */
  readonly excludedPersons?: string;
  readonly assignee?: string;
  readonly due?: string;
  /** An application that is asked again: an expression that gives `{ form, values, items: [{ field, note }] }`. */
  readonly supplements?: string;
  /** Why the legal clock of the case stands still while this task is open. */
  readonly suspends?: string;
  readonly decision?: string;
  readonly result?: string;
  readonly connector?: string;
  readonly inputs: readonly MappingModel[];
  readonly outputs: readonly MappingModel[];
  readonly keys: readonly string[];
  readonly script?: string;
  readonly calledElement?: string;
  /** Name of the message of a send or receive task. */
  readonly message?: string;
  readonly instantiate: boolean;
  /** Every event definition must happen, not only one. */
  readonly parallelMultiple: boolean;
  readonly loop?: LoopModel;
  /** Begun by compensation only. */
  readonly forCompensation: boolean;
  /** Compensation boundary events: the activity that undoes (BPMN: by association). */
  readonly handler?: string;
  /** Complex gateways: when the join goes on. */
  readonly activation?: ExpressionModel;
  /** Event gateways that wait for all of their events. */
  readonly parallelEvents: boolean;
  readonly adHoc?: AdHocModel;
  /** Constructs on the element that we know and do not run, by their BPMN names: `multiInstanceLoopCharacteristics`. */
  readonly unsupported: readonly string[];
}

/** A loop: repeated while a condition holds, or once for each of several. */
export type LoopModel = StandardLoopModel | MultiInstanceModel;

export interface StandardLoopModel {
  readonly kind: 'standard';
  readonly testBefore: boolean;
  readonly condition?: ExpressionModel;
  readonly maximum?: number;
}

export interface MultiInstanceModel {
  readonly kind: 'multiInstance';
  readonly sequential: boolean;
  readonly cardinality?: ExpressionModel;
  /** An expression, or the name of the data that `loopDataInputRef` refers to. */
  readonly collection?: ExpressionModel;
  /** Variable that holds the one item of a turn. */
  readonly element?: string;
  /** Variable that receives the list of what the turns gave. */
  readonly collect?: string;
  /** What a turn gives to the list; absent: its outputs as one object. */
  readonly collected?: ExpressionModel;
  readonly completion?: ExpressionModel;
  /** The events that are thrown when turns end. */
  readonly throws: readonly LoopThrowModel[];
}

/** An event of a loop: thrown at the end of each turn (`none`), of the first (`one`), or of those after which a condition holds (`complex`). */
export interface LoopThrowModel {
  readonly at: 'none' | 'one' | 'complex';
  readonly condition?: ExpressionModel;
  readonly event: TriggerModel;
}

export interface AdHocModel {
  readonly sequential: boolean;
  readonly cancelRemaining: boolean;
  readonly completion?: ExpressionModel;
}

export interface MappingModel {
  readonly name: string;
  readonly value: string;
}

/** An event definition. `type` is BPMN's name without `EventDefinition`: `timer`, `message`. */
export interface TriggerModel {
  readonly type: string;
  /** Message, signal or link name; error or escalation code. Absent: any (error, escalation) or not stated. */
  readonly name?: string;
  readonly time?: TimeModel;
  readonly condition?: ExpressionModel;
  /** Compensation: the one activity that is to be undone. */
  readonly activityRef?: string;
}

export interface TimeModel {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly text: string;
  readonly language?: string;
}

export interface FlowModel {
  readonly id: string;
  readonly name?: string;
  readonly container: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: ExpressionModel;
}

export interface ExpressionModel {
  readonly text: string;
  readonly language?: string;
}
