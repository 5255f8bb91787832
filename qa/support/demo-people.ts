import { plantPeople } from '../../engine/src/database/demo-data.js';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import type { TestDatabase } from './test-database.js';

/** The tree of tenants and the people of the demonstration, without packages. */
export async function demoTenantsAndPeople({ app, owner }: TestDatabase): Promise<void> {
  await plantTenants(owner);
  await plantPeople(app);
}
