import type { Package, ServicePort } from '@onething/processes';
import type { CallMatterParts } from './call-matter.js';
import { bad, type CheckFinding, type ConnectorCheck, good, none } from './connector-check.js';

type Parts = Pick<CallMatterParts, 'ports' | 'library'>;

/** Each matter that a package in force has done by another: who does it, whether it is in force there, and whether this place may. */
export async function checkServices(parts: Parts, tenant: string): Promise<readonly ConnectorCheck[]> {
  const releases = await parts.library.inForce(tenant);
  const packages = await Promise.all(releases.map(async ({ hash }) => (await parts.library.release(hash, tenant)).package));
  const checks = packages.flatMap((pkg) => (pkg.manifest.ports.services ?? []).map((port) => checkService(parts, tenant, pkg, port)));
  return checks.length > 0 ? Promise.all(checks) : [nothingCalled];
}

async function checkService({ ports, library }: Parts, tenant: string, { manifest }: Package, port: ServicePort): Promise<ConnectorCheck> {
  const target = `${manifest.id}/${port.id}`;
  const bound = port.elsewhere ? (await ports.nearest(tenant, manifest.id, 'service', port.id))?.tenant : tenant;
  if (typeof bound !== 'string') return { target, settings: unbound(port), reach: unknown, credentials: unknown };

  const reach = (await library.ofMatter(port.matter, bound)).ok
    ? good('该事项在办理地生效。', 'The matter is in force there.')
    : bad(`该事项 ${port.matter} 在办理地没有生效。`, `The matter ${port.matter} is not in force there.`);
  return { target, settings: good(`由 ${bound} 办理。`, `${bound} does it.`), reach, credentials: await allowed(ports, tenant, bound, port) };
}

/** A process that knows what to do while nobody is bound lacks nothing. */
function unbound({ errors = [] }: ServicePort): CheckFinding {
  return errors.includes('SERVICE_NOT_BOUND')
    ? none('还没有指定由哪里办理，流程另行处理。', 'No place is bound that does it; the process goes another way.')
    : bad('还没有指定由哪里办理。', 'No place is bound that does it.');
}

async function allowed(ports: Parts['ports'], tenant: string, bound: string, port: ServicePort): Promise<CheckFinding> {
  if (bound === tenant) return none('本地办理，无需开通。', 'It is done here and needs no permission.');
  const offer = (await ports.offers(tenant, port.matter)).find((one) => one.tenant === bound);
  return offer
    ? good(`对方以“${offer.accountName}”接收。`, `It is taken in as "${offer.accountName}".`)
    : bad('对方没有为本地开通，或者已经收回。', 'The place does not let this one in, or does not any more.');
}

const unknown = none('无从检查。', 'It could not be looked at.');
const nothingCalled: ConnectorCheck = {
  target: 'services',
  settings: none('生效的事项包都不办理另一事项。', 'No package in force has another matter done.'),
  reach: none('无需检查。', 'There is nothing to look at.'),
  credentials: none('无需检查。', 'There is nothing to look at.'),
};
