import { done, type Outcome, refused } from '@onething/rules';
import type { DatabaseConfig } from '../config.js';
import { openOwnedDatabase } from '../database/open-owned-database.js';
import { firstPassword } from '../identity/first-password.js';
import { hashPassword } from '../identity/password.js';
import { organisationStore, saveTenants } from '../stores/organisation-store.js';
import { signInStore } from '../stores/sign-in-store.js';
import { checkOrganisation } from './check-organisation.js';
import type { Arranged, Organisation } from './organisation.js';

/**
 * Takes an organisation over into a database, as its owner: the way into an installation that nobody can sign in to yet.
 * Again with the same file nothing changes. Refusals: `ORGANISATION_INVALID` with every place, `OWNER_NEEDED`.
 */
export async function arrangeOrganisation(place: DatabaseConfig, organisation: Organisation): Promise<Outcome<Arranged>> {
  const problems = checkOrganisation(organisation);
  if (problems.length > 0) return organisationInvalid(problems);
  if (place.kind === 'server' && !place.ownerUrl) return ownerNeeded;

  const database = await openOwnedDatabase(place);
  try {
    await saveTenants(database.owner, organisation.tenants);
    const store = organisationStore(database.app);
    const endedAppointments = await store.save(organisation);
    const firstPasswords = [];
    for (const { tenant, id, account, name } of await store.withoutPassword(organisation.people)) {
      const password = firstPassword();
      await signInStore(database.app).setCredential(tenant, id, await hashPassword(password), { mustChange: true });
      firstPasswords.push({ account, name, password });
    }
    const [tenants, departments, people] = [organisation.tenants.length, organisation.departments.length, organisation.people.length];
    return done({ tenants, departments, people, endedAppointments, firstPasswords });
  } finally {
    await database.close();
  }
}

function organisationInvalid(problems: ReturnType<typeof checkOrganisation>) {
  const message = { zh: `机构文件有 ${problems.length} 处问题，没有导入任何内容：`, en: `The file has ${problems.length} problem(s), nothing was taken over:` };
  return refused('ORGANISATION_INVALID', message, problems);
}

const ownerNeeded = refused('OWNER_NEEDED', {
  zh: '建立地区和账号要用数据库所有者的连接：请设置 DATABASE_OWNER_URL。',
  en: 'Tenants and accounts are made by the owner of the database: set DATABASE_OWNER_URL.',
});
