import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { composeCommon, type Manifest, readPackage } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import knexLibrary, { type Knex } from 'knex';
import type { Binding } from '../authoring/local-settings.js';
import type { Actor, Releases } from '../engine.js';
import { plantSeeds } from '../registries/plant-seeds.js';
import { releaseHash } from '../releases/release-hash.js';
import { portStore } from '../stores/port-store.js';
import type { RegistryStore } from '../stores/registry-store.js';
import { type DemoDepartment, type DemoPerson, demoDepartments, demoPeople } from './demo-people.js';
import { plantTenants } from './demo-tenants.js';
import { withTenant } from './with-tenant.js';

/** The day on which a demonstration begins; from there its clock goes on, and can be moved forward. */
export const demoStart = '2026-09-14T09:00:00+08:00';

/** The county whose records the packages bring. */
const county = '330199';

const publisher: Actor = { person: 'publisher', name: '沈括', tenant: '330000', roles: ['publisher'], ports: [] };

export interface DemoParts {
  readonly app: Knex;
  readonly releases: Releases;
  readonly registries: RegistryStore;
  /** Folder of the project: its `examples` are published. */
  readonly root: string;
}

/** What only the owner may write: the tree of tenants, and a clock that can be moved. Again without effect when it is there. */
export async function prepareDemo(ownerUrl: string): Promise<void> {
  const owner = knexLibrary({ client: 'pg', connection: ownerUrl, pool: { min: 0, max: 1 } });
  try {
    await plantTenants(owner);
    await owner.raw(
      `insert into clock_offset (tenant, seconds) values ('000000', ceil(extract(epoch from ?::timestamptz - clock_timestamp()))) on conflict do nothing`,
      [demoStart],
    );
  } finally {
    await owner.destroy();
  }
}

/** People, packages and synthetic records of the demonstration. What is there already stays as it is. */
export async function seedDemo({ app, releases, registries, root }: DemoParts): Promise<void> {
  await plantPeople(app);
  await bindPorts(app);
  for (const files of await examplePackages(root)) {
    if (await isInForce(files, releases)) continue;
    const read = taken(await readPackage(files));
    // Records first: a package that is in force has them, also after a start that was interrupted.
    await plantSeeds(registries, read, county, demoStart.slice(0, 10));
    taken(await releases.publish(files, publisher), read.manifest.id);
  }
}

/** What an administrator of the county has said of the ports that nobody holds by an appointment. */
async function bindPorts(app: Knex): Promise<void> {
  const hand = { id: 'county-security', name: '秦朗' };
  await portStore(app).apply(county, 'student-aid', { bindings: demoBindings, parameters: [] }, hand);
}

const demoBindings: readonly Binding[] = [
  { kind: 'account', port: 'grants', target: 'bank', name: '银行直连' },
  { kind: 'notice', port: 'results', target: 'own', name: '办件所在地的公示栏' },
  { kind: 'channel', port: 'families', target: 'all', name: '按各人选择的方式' },
];

/** Whether exactly this content, with what it requires today, is what runs. Reading and compiling it again would be half of a start. */
async function isInForce(files: ReadonlyMap<string, Uint8Array>, releases: Releases): Promise<boolean> {
  const { requires = [] }: Pick<Manifest, 'requires'> = JSON.parse(Buffer.from(files.get('manifest.json') ?? '{}').toString('utf8'));
  const running = new Map((await releases.list(publisher)).map(({ id, release }) => [id, release]));
  const pins = requires.map(({ package: id }) => [id, running.get(id) ?? ''] as const);
  return [...running.values()].includes(await releaseHash(files, Object.fromEntries(pins)));
}

/** The packages of `examples`, libraries first, because the others require them. */
export async function examplePackages(root: string): Promise<readonly ReadonlyMap<string, Uint8Array>[]> {
  const source = { list: (folder: string) => filesBelow(path.join(root, folder)), read: (file: string) => readFile(path.join(root, file)) };
  const folders = (await readdir(path.join(root, 'examples'), { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'common');
  const services = folders.map(async ({ name }) => {
    const files = await source.list(`examples/${name}`);
    return new Map(await Promise.all(files.map(async (file) => [file, new Uint8Array(await source.read(`examples/${name}/${file}`))] as const)));
  });
  const complete = (await Promise.all(services)).filter((files) => files.has('manifest.json'));
  return [await composeCommon(source), ...complete];
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

/** Departments, people and their appointments. */
export async function plantPeople(app: Knex): Promise<void> {
  const tenants = new Set([
    ...demoDepartments.map(({ tenant }) => tenant),
    ...demoPeople.flatMap((person) => [person.tenant, ...person.appointments.map(({ tenant }) => tenant)]),
  ]);
  for (const tenant of tenants) {
    await withTenant(app, tenant, async (t) => {
      await insertMissing(t, 'department', demoDepartments.filter((department) => department.tenant === tenant).map(departmentRow));
      await insertMissing(
        t,
        'person',
        demoPeople.map(personRow).filter((person) => person.tenant === tenant),
      );
      await insertMissing(
        t,
        'appointment',
        demoPeople.flatMap(appointmentRows).filter((appointment) => appointment.tenant === tenant),
      );
    });
  }
}

async function insertMissing(t: Knex.Transaction, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await t(table).insert(rows).onConflict(['tenant', 'id']).ignore();
}

function departmentRow({ tenant, id, name, nameEn }: DemoDepartment) {
  return { tenant, id, name, name_en: nameEn };
}

function personRow({ tenant, id, name, idNo, mobile, title, titleEn, group }: DemoPerson, order: number) {
  return {
    tenant,
    id,
    account: id,
    name,
    id_no: idNo,
    mobile: mobile ?? mobileOfStaff(order),
    demo_title: title,
    demo_title_en: titleEn,
    demo_group: group,
    demo_order: order,
  };
}

/** Staff of a demonstration have invented numbers too, so that the group of their office can name them. */
function mobileOfStaff(order: number): string {
  return `1390000${String(order).padStart(4, '0')}`;
}

function appointmentRows({ id, appointments }: DemoPerson) {
  return appointments.map(({ tenant, department, role, ports = [] }, position) => ({
    ...{ tenant, id: `${id}-${position + 1}`, person: id, department, role, ports: [...ports], valid_from: '2020-01-01' },
  }));
}

/** The examples are ours: one that does not publish is a fault of this program. */
function taken<T>(outcome: Outcome<T>, name = 'example'): T {
  if (outcome.ok) return outcome.value;

  const problems = (outcome.problems ?? []).slice(0, 20).map(({ place, message }) => `  ${place}: ${message.zh} ${message.en}`);
  throw new Error([`${name}: ${outcome.code} ${outcome.message.en}`, ...problems].join('\n'));
}
