/** One BPMN file as we understand it: plain data, without moddle. Nothing is compiled or resolved yet. */
export interface ParsedProcess {
  readonly path: string;
  /** The process that the file is about: the first executable one. */
  readonly id: string;
  readonly processes: readonly ProcessModel[];
}

export interface ProcessModel {
  readonly id: string;
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
  readonly excludes: readonly string[];
  readonly assignee?: string;
  readonly due?: string;
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
  /** Constructs on the element that we know and do not run, by their BPMN names: `multiInstanceLoopCharacteristics`. */
  readonly unsupported: readonly string[];
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
