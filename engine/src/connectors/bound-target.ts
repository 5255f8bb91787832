import type { PortStore } from '../stores/port-store.js';
import type { ConnectorCall } from './connector.js';

/** Reads what a tenant has bound a port to. */
export type PortTargets = Pick<PortStore, 'nearest'>;

const manifestLists = { account: 'accounts', notice: 'notices', channel: 'channels' } as const;

/**
 * What answers here for the port that a task names, or for the only one of its kind that the package has. `undefined` where
 * nobody has said anything yet: then what is usual at the place is done.
 */
export async function boundTarget(
  targets: PortTargets,
  { tenant, release }: Pick<ConnectorCall, 'tenant' | 'release'>,
  kind: keyof typeof manifestLists,
  named?: string,
): Promise<string | undefined> {
  const { id, ports } = release.package.manifest;
  const known = ports[manifestLists[kind]] ?? [];
  const port = named === undefined && known.length === 1 ? known[0] : known.find((one) => one.id === named);
  const target = port && (await targets.nearest(tenant, id, kind, port.id))?.target;
  return typeof target === 'string' ? target : undefined;
}
