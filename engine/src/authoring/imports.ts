import { type Package, readPackage } from '@onething/processes';
import { done, type Outcome, refused } from '@onething/rules';
import type { Actor, Releases } from '../engine.js';
import { type Ids, isId } from '../ids.js';
import type { PackageDraftStore } from '../stores/package-draft-store.js';
import type { PortHolder, PortStore } from '../stores/port-store.js';
import type { Authoring, RolePort } from './authoring.js';
import { entryOf, fileOf, packageDraftNotFound, presentFiles } from './package-drafts.js';
import { bytesOf, textsOf } from './package-text.js';

export interface ImportParts {
  readonly store: PackageDraftStore;
  readonly ports: PortStore;
  readonly releases: Releases;
  readonly ids: Ids;
}

type Importing = Pick<Authoring, 'importPackage' | 'ports' | 'bindRole'> & {
  /** Titles of the roles of a draft that nobody answers for. */
  readonly unboundRoles: (draft: string, by: Actor) => Promise<readonly string[]>;
};

/** Packages of somebody else: read strictly, kept apart, bound to local departments, and published by a second person. */
export function createImports({ store, ports, releases, ids }: ImportParts): Importing {
  return {
    async importPackage(files, by) {
      const read = await readPackage(files);
      if (!read.ok) return read;
      const checked = await releases.check(files, by);
      if (!checked.ok) return checked;

      const { id, title } = read.value.manifest;
      if (await store.ofPackage(by.tenant, id)) return draftOpen(title);
      const inForce = (await releases.list(by)).find((release) => release.id === id);
      const draft = { id: ids.next(), package: id, title, status: 'quarantined' as const, base: inForce?.release, files: textsOf(files) };
      await store.open(by.tenant, draft, { id: by.person, name: by.name });
      const kept = await store.get(by.tenant, draft.id);
      return kept ? done({ ...entryOf(kept), files: (await store.files(by.tenant, draft.id)).map(fileOf) }) : draftOpen(title);
    },

    async ports(id, by) {
      const read = await packageOf(id, by);
      if (!read.ok) return read;

      const departments = await ports.departments(by.tenant);
      return done({ roles: rolesOf(read.value, departments), departments: departments.map(({ id: code, name }) => ({ id: code, name })) });
    },

    async bindRole(id, role, department, by) {
      const read = await packageOf(id, by);
      if (!read.ok) return read;
      if (!read.value.manifest.ports.roles.some((port) => port.id === role)) return roleNotFound(role);

      return (await ports.bindRole(by.tenant, read.value.manifest.id, role, department)) ? done(undefined) : departmentNotFound;
    },

    async unboundRoles(draft, by) {
      const read = await packageOf(draft, by);
      if (!read.ok) return [];

      return rolesOf(read.value, await ports.departments(by.tenant)).flatMap(({ title, boundTo }) => (boundTo.length === 0 ? [title] : []));
    },
  };

  async function packageOf(id: string, by: Actor): Promise<Outcome<Package>> {
    const draft = isId(id) ? await store.get(by.tenant, id) : undefined;
    return draft ? readPackage(bytesOf(presentFiles(await store.files(by.tenant, id)))) : packageDraftNotFound;
  }
}

function rolesOf({ manifest }: Package, departments: readonly PortHolder[]): RolePort[] {
  return manifest.ports.roles.map(({ id, title }) => ({
    id,
    title,
    boundTo: departments.filter(({ ports }) => ports.includes(`${manifest.id}/${id}`)).map(({ name }) => name),
  }));
}

function draftOpen(title: string): Outcome<never> {
  return refused('PACKAGE_DRAFT_OPEN', {
    zh: `本地正在修改“${title}”，请先完成或放弃那份草稿，再导入。`,
    en: `"${title}" is being changed here: finish or discard that draft, then import.`,
  });
}

function roleNotFound(role: string): Outcome<never> {
  return refused('ROLE_NOT_FOUND', { zh: `事项包没有岗位“${role}”。`, en: `The package has no role "${role}".` });
}

const departmentNotFound = refused('DEPARTMENT_NOT_FOUND', { zh: '本单位没有这个部门。', en: 'There is no such department here.' });
