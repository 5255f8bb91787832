import type { Message } from '@onething/rules';
import type { ConnectorField } from '../connectors/connector.js';

/** What the designer and the checks know of a shared process of `processes/library`: the inputs and outputs of its call. */
export interface Fragment {
  /** As a call activity names it: `common:supplement`. */
  readonly process: string;
  readonly title: Message;
  readonly inputs: Readonly<Record<string, ConnectorField>>;
  readonly outputs: Readonly<Record<string, ConnectorField>>;
}
