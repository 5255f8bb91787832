import type { Facts, Message, Value } from '@onething/rules';
import type { NoticeContent } from '../notices/notice.js';
import type { NoticeObjection } from '../notices/notice-result.js';
import type { PortContract } from '../package/port-contract.js';
import type { SimulatedPayList } from '../payments/simulated-pay-list.js';

/**
 * What the designer and the checks know of a connector, and how a rehearsal simulates it. The engine runs the real one of
 * the same id. Inputs and outputs are the names used in `onething:input` / `onething:output` of a service task.
 */
export interface ConnectorDescriptor {
  readonly id: string;
  readonly title: Message;
  /** JSON Schema (draft-07) of the inputs; the designer draws its settings from it. */
  readonly inputs: Readonly<Record<string, ConnectorField>>;
  readonly outputs: Readonly<Record<string, ConnectorField>>;
  readonly simulate: (input: Facts, world: SimulatedWorld) => SimulatedAnswer;
}

export interface ConnectorField {
  readonly title: Message;
  readonly type: 'string' | 'number' | 'boolean' | 'object' | 'list' | 'any';
  readonly required?: boolean;
}

/** The world of a rehearsal, in memory: registries, issued documents, notifications. */
export interface SimulatedWorld {
  readonly now: string;
  readonly region: string;
  readonly registries: Map<string, Record<string, Value>[]>;
  readonly documents: SimulatedDocument[];
  /** Documents of the case that this one is about: a correction takes them back. */
  readonly earlierDocuments?: readonly SimulatedDocument[];
  readonly notifications: SimulatedNotification[];
  readonly notices: SimulatedNotice[];
  /** By number, over all cases. */
  readonly payLists: Map<string, SimulatedPayList>;
  /** Messages that belong to another case than the one that sends them. */
  readonly mail: SimulatedMail[];
  /** Papers that were issued into another case than the one that issues. */
  readonly papers?: SimulatedPaper[];
  readonly sequences: Map<string, number>;
  /** Key fields by registry id: what makes two records the same. */
  readonly registryKeys: ReadonlyMap<string, readonly string[]>;
  /** Number pattern by document id: `XLZM-{region}-{year}-{seq:6}`. */
  readonly documentNumbers: ReadonlyMap<string, string>;
  /** Names of the facts that each document declares. */
  readonly documentFacts?: ReadonlyMap<string, readonly string[]>;
  /** Contracts of the systems outside, by port; their examples answer. */
  readonly endpoints: ReadonlyMap<string, PortContract>;
  readonly topics: ReadonlyMap<string, PortContract>;
  readonly services: ReadonlyMap<string, PortContract>;
  /** Key of the call: the same key gives the same answer and no second effect. */
  readonly key: string;
}

export interface SimulatedDocument {
  readonly type: string;
  readonly number: string;
  readonly facts: Facts;
  status: 'valid' | 'revoked';
}

export interface SimulatedNotification {
  readonly to: string;
  readonly title: string;
  readonly text: string;
}

/** A notice that is up, or was. `case` is the one that published it. */
export interface SimulatedNotice extends NoticeContent {
  readonly id: string;
  readonly case: string;
  /** RFC 3339; from then on it is shown to nobody. */
  readonly until: string;
  readonly objections: NoticeObjection[];
  withdrawn: boolean;
}

export interface SimulatedMail extends SimulatedNotification {
  readonly case: string;
}

export interface SimulatedPaper extends SimulatedDocument {
  readonly case: string;
}

export type SimulatedAnswer =
  | { readonly status: 'answered'; readonly output: Facts }
  | { readonly status: 'error'; readonly code: string; readonly message: string }
  /** No later try can mend it: an incident at once, with these words. */
  | { readonly status: 'hopeless'; readonly code: string; readonly message: Message };
