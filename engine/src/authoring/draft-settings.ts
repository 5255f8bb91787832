import { type Package, type ParameterDefinition, readPackage } from '@onething/processes';
import { done, type Outcome, refused, type Value } from '@onething/rules';
import type { Actor } from '../engine.js';
import { isId } from '../ids.js';
import type { PackageDraftStore, StoredPackageDraft } from '../stores/package-draft-store.js';
import type { Authoring, LocalParameter, Port, RolePort } from './authoring.js';
import { type LocalSettings, withBinding, withLocalValue } from './local-settings.js';
import { packageDraftNotFound, presentFiles } from './package-drafts.js';
import { bytesOf } from './package-text.js';
import { portNotFound, targetNotFound } from './port-refusals.js';
import { portsOf } from './ports.js';
import { type SurroundingsParts, surroundingsOf } from './surroundings.js';

type Settings = Pick<Authoring, 'ports' | 'bindRole' | 'bindPort' | 'setLocalValue'>;

/** What a tenant chooses for a package: who answers for its ports, and its own values of parameters. It waits in the draft for the approval. */
export function createDraftSettings(drafts: PackageDraftStore, parts: SurroundingsParts): Settings {
  return {
    async ports(id, by) {
      const found = await find(id, by);
      if (!found.ok) return found;

      const { draft, pkg } = found.value;
      const around = await surroundingsOf(parts, by.tenant, pkg);
      const all = portsOf(pkg, draft.settings, around);
      const departments = around.departments.map(({ id: code, name }) => ({ id: code, name }));
      return done({ roles: rolesOf(all), departments, ports: all, parameters: parametersOf(pkg, draft.settings) });
    },

    async bindRole(id, role, department, by) {
      const found = await find(id, by);
      if (!found.ok) return found;
      if (!found.value.pkg.manifest.ports.roles.some((port) => port.id === role)) return roleNotFound(role);

      const known = (await parts.ports.departments(by.tenant)).find((one) => one.id === department);
      return known
        ? choose(id, (settings) => withBinding(settings, { kind: 'role', port: role, target: department, name: known.name }), by)
        : departmentNotFound;
    },

    async bindPort(id, { kind, port, target }, by) {
      const found = await find(id, by);
      if (!found.ok) return found;

      const { draft, pkg } = found.value;
      const known = portsOf(pkg, draft.settings, await surroundingsOf(parts, by.tenant, pkg)).find((one) => one.kind === kind && one.id === port);
      if (!known) return portNotFound(port);
      const candidate = known.candidates.find((one) => one.id === target);
      return candidate ? choose(id, (settings) => withBinding(settings, { kind, port, target, name: candidate.name }), by) : targetNotFound(known);
    },

    async setLocalValue(id, value, by) {
      const found = await find(id, by);
      if (!found.ok) return found;

      const { manifest, parameters } = found.value.pkg;
      const parameter = parameters.find((one) => one.id === value.parameter);
      if (!parameter || !manifest.overridable?.includes(parameter.id)) return notOverridable(value.parameter);
      return fits(parameter, value.value) ? choose(id, (settings) => withLocalValue(settings, value), by) : wrongType(parameter);
    },
  };

  async function find(id: string, by: Actor): Promise<Outcome<{ draft: StoredPackageDraft; pkg: Package }>> {
    const draft = isId(id) ? await drafts.get(by.tenant, id) : undefined;
    if (!draft) return packageDraftNotFound;

    const read = await readPackage(bytesOf(presentFiles(await drafts.files(by.tenant, id))));
    return read.ok ? done({ draft, pkg: read.value }) : read;
  }

  async function choose(id: string, change: (settings: LocalSettings) => LocalSettings, by: Actor): Promise<Outcome<void>> {
    return (await drafts.choose(by.tenant, id, change, by.person)) ? done(undefined) : packageDraftNotFound;
  }
}

function rolesOf(ports: readonly Port[]): RolePort[] {
  return ports.filter(({ kind }) => kind === 'role').map(({ id, title, boundTo }) => ({ id, title, boundTo }));
}

function parametersOf({ manifest, parameters }: Package, settings: LocalSettings): LocalParameter[] {
  return parameters
    .filter(({ id }) => manifest.overridable?.includes(id))
    .map(({ id, title, type, unit, values }) => ({
      ...{ id, title, type, unit, value: values.at(-1)?.value ?? null },
      local: settings.parameters.filter(({ parameter }) => parameter === id),
    }));
}

function fits({ type }: ParameterDefinition, value: Value): boolean {
  if (type === 'money') return Number.isInteger(value);
  if (type === 'date') return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (type === 'list') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function roleNotFound(role: string): Outcome<never> {
  return refused('ROLE_NOT_FOUND', { zh: `事项包没有岗位“${role}”。`, en: `The package has no role "${role}".` });
}

const departmentNotFound = refused('DEPARTMENT_NOT_FOUND', { zh: '本单位没有这个部门。', en: 'There is no such department here.' });

function notOverridable(parameter: string): Outcome<never> {
  return refused('PARAMETER_NOT_OVERRIDABLE', {
    zh: `事项包不允许各地设置参数“${parameter}”。`,
    en: `The package does not let a city set the parameter "${parameter}".`,
  });
}

function wrongType({ title, type, unit = '' }: ParameterDefinition): Outcome<never> {
  return refused('PARAMETER_TYPE', {
    zh: `参数“${title}”的值类型不对，应为 ${type} ${unit}（金额以分为单位，写整数）。`,
    en: `The value of "${title}" must be of type ${type} ${unit} (money in 分, a whole number).`,
  });
}
