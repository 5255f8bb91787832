import path from 'node:path';
import pino from 'pino';
import { createClock } from '../../engine/src/database/create-clock.js';
import { demoStart, seedDemo } from '../../engine/src/database/demo-data.js';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { createDrafts } from '../../engine/src/drafts/create-drafts.js';
import type { Actor } from '../../engine/src/engine.js';
import { createFiles } from '../../engine/src/files/create-files.js';
import { createPeople } from '../../engine/src/identity/create-people.js';
import { uuidIds } from '../../engine/src/ids.js';
import { createNotifications } from '../../engine/src/notifications/create-notifications.js';
import { simulatedBank } from '../../engine/src/payments/simulated-bank.js';
import { createRegistries } from '../../engine/src/registries/create-registries.js';
import { createReleaseLibrary } from '../../engine/src/releases/create-release-library.js';
import { createReleases } from '../../engine/src/releases/create-releases.js';
import type { Runtime } from '../../engine/src/runtime-parts.js';
import { clockStore } from '../../engine/src/stores/clock-store.js';
import { draftStore } from '../../engine/src/stores/draft-store.js';
import { fileStore } from '../../engine/src/stores/file-store.js';
import { notificationStore } from '../../engine/src/stores/notification-store.js';
import { personStore } from '../../engine/src/stores/person-store.js';
import { registryStore } from '../../engine/src/stores/registry-store.js';
import { releaseStore } from '../../engine/src/stores/release-store.js';
import type { TestDatabase } from './test-database.js';

/** The parts of the engine that stand still, real ones over a test database: what `createRuntime` takes, and releases and the clock besides. */
export function testParts({ app, url }: TestDatabase) {
  const people = createPeople(personStore(app));
  const library = createReleaseLibrary(releaseStore(app), () => performance.now());
  const registries = createRegistries(registryStore(app));
  const notifications = createNotifications(notificationStore(app), people, uuidIds);
  const clock = createClock({ store: clockStore(app), mode: 'demo', calendar: library.calendar, moved: () => undefined });
  // The runtime comes later; whoever makes one may say how a closed case is read.
  const about: { read: Runtime['aboutCase'] } = { read: async () => undefined };
  const drafts = createDrafts({
    store: draftStore(app),
    releases: library,
    registries,
    people,
    ids: uuidIds,
    now: clock.now,
    about: (id, by) => about.read(id, by),
  });
  const files = createFiles({ store: fileStore(app), ids: uuidIds, mayReadCase: async () => true });
  return {
    runtime: {
      ...{ mode: 'demo' as const, publicUrl: 'http://localhost', ids: uuidIds, logger: pino({ level: 'silent' }) },
      ...{ bank: simulatedBank, database: { app, url, close: async () => undefined }, releases: library, registries, notifications, people, drafts, files },
    },
    releases: createReleases(library, releaseStore(app), uuidIds),
    ...{ library, registries, notifications, people, drafts, files, clock, about },
  };
}

export type TestParts = ReturnType<typeof testParts>;

/** The whole demonstration: tenants, people, the packages of `examples`, synthetic records, the clock at its first day. */
export async function seedTestDemo(database: TestDatabase, parts: TestParts): Promise<void> {
  await plantTenants(database.owner);
  await setClock(database, demoStart);
  await seedDemo({ app: database.app, releases: parts.releases, registries: registryStore(database.app), root: path.resolve('.') });
}

/** A clock that could be moved and stands right: what makes the database a demonstration, where one person may plant packages. */
export async function plantClock({ owner }: TestDatabase): Promise<void> {
  await owner('clock_offset').insert({ tenant: '000000', seconds: 0 }).onConflict('tenant').ignore();
}

/** Sets the installation's clock; it runs on from there. */
export async function setClock({ owner }: TestDatabase, now: string): Promise<void> {
  await owner.raw(
    `insert into clock_offset (tenant, seconds) values ('000000', ceil(extract(epoch from ?::timestamptz - clock_timestamp())))
     on conflict (tenant) do update set seconds = excluded.seconds`,
    [now],
  );
}

/** Somebody of the demonstration, as the session would resolve them. */
export const actors = {
  liQiang: { person: 'li-qiang', name: '李强', tenant: '330000', roles: ['applicant'], ports: [] },
  sunYue: { person: 'sun-yue', name: '孙悦', tenant: '330000', roles: ['applicant'], ports: [] },
  zhouYu: { person: 'zhou-yu', name: '周雨', tenant: '330000', roles: ['applicant'], ports: [] },
  archivist: { person: 'archivist', name: '徐静', tenant: '330199', roles: ['clerk'], ports: ['degree-certificate-instant/school.archive'] },
  registrar: { person: 'registrar', name: '高敏', tenant: '330199', roles: ['clerk'], ports: ['degree-certificate-instant/county.registrar'] },
  otherRegistrar: { person: 'registrar-other', name: '罗成', tenant: '330299', roles: ['clerk'], ports: ['degree-certificate-instant/county.registrar'] },
  publisher: { person: 'publisher', name: '沈括', tenant: '330000', roles: ['publisher'], ports: [] },
  systemAdministrator: { person: 'system-administrator', name: '韩雪', tenant: '330000', roles: ['systemAdministrator'], ports: [] },
} satisfies Record<string, Actor>;
