import type { Manifest, Package } from '@onething/processes';
import type { Use } from '../beginnings/used-by.js';

type Role = Manifest['ports']['roles'][number];

/** The manifest with a role more. */
export function withNewRole(manifest: Manifest, title: string): Manifest {
  const taken = new Set(manifest.ports.roles.map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!taken.has(`role${number}`)) return withRoles(manifest, [...manifest.ports.roles, { id: `role${number}`, title }]);
}

/** The manifest with a role under other names; an empty English one goes. */
export function withRole(manifest: Manifest, id: string, change: Partial<Pick<Role, 'title' | 'titleEn'>>): Manifest {
  return withRoles(
    manifest,
    manifest.ports.roles.map((role) => (role.id === id ? { ...role, ...change } : role)),
  );
}

/** The manifest without a role. */
export function withoutRole(manifest: Manifest, id: string): Manifest {
  return withRoles(
    manifest,
    manifest.ports.roles.filter((role) => role.id !== id),
  );
}

/** Steps, matters and scenarios that name a role. */
export function usesOfRole({ processes, decisions, manifest, scenarios }: Package, id: string): readonly Use[] {
  const named = (value: unknown) =>
    JSON.stringify(value ?? '')
      .replaceAll('\\', '')
      .includes(`"${id}"`);
  const steps = Object.values(processes).flatMap((file) =>
    file.parsed.processes
      .filter((model) => model.id === file.id)
      .flatMap(({ elements }) =>
        elements.flatMap(({ id: step, name, candidates, candidatesFrom, inputs, loop, script }) =>
          candidates.includes(id) || named([candidatesFrom, inputs, loop, script]) ? [{ path: `processes/${file.id}?at=${step}`, title: name ?? step }] : [],
        ),
      ),
  );
  const rules = Object.values(decisions).flatMap((one) => (named(one) ? [{ path: `decisions/${one.id}`, title: one.title }] : []));
  const matters = manifest.matters.flatMap(({ openedBy, title }) => (openedBy?.includes(id) ? [{ path: 'overview', title }] : []));
  const people = scenarios.flatMap((one) =>
    Object.values(one.people).some(({ roles = [] }) => roles.some((role) => role.split('@')[0] === id))
      ? [{ path: `scenarios/${one.id}`, title: one.title }]
      : [],
  );
  return [...steps, ...rules, ...matters, ...people];
}

function withRoles(manifest: Manifest, roles: readonly Role[]): Manifest {
  return { ...manifest, ports: { ...manifest.ports, roles } };
}
