import { findConnector } from '@onething/processes';
import type { Message } from '@onething/rules';
import type { Connector } from './connector.js';
import { bad, type ConnectorCheck, none } from './connector-check.js';

/** A connector with what it has just proved. */
export interface CheckedConnector {
  readonly id: string;
  readonly title: Message;
  readonly checks: readonly ConnectorCheck[];
}

/** Lets every connector prove itself; one that breaks over it says so and hides none of the others. */
export async function checkConnectors(connectors: readonly Connector[], tenant: string): Promise<readonly CheckedConnector[]> {
  return Promise.all(
    connectors.map(async (connector) => ({
      id: connector.id,
      title: connector.title ?? findConnector(connector.id)?.title ?? { zh: connector.id, en: connector.id },
      checks: await connector.check(tenant).catch(() => [broken]),
    })),
  );
}

const notKnown = none('检查中断，无从得知。', 'Unknown: the check broke off.');
const broken: ConnectorCheck = {
  target: '',
  settings: notKnown,
  reach: bad('检查时出错，请稍后再试或查看日志。', 'The check itself failed: try again later, or look at the log.'),
  credentials: notKnown,
};
