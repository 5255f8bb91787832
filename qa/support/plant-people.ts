import type { Role } from '@onething/engine';
import pg from 'pg';

export interface PlantedPerson {
  readonly id: string;
  readonly tenant: string;
  readonly role: Role;
}

/** Makes people with one role each, whom the demo's sign-in takes; they own nothing and hold no port. */
export async function plantPeople(url: string, people: readonly PlantedPerson[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const { id, tenant, role } of people) {
      await client.query("select set_config('app.tenant', $1, false)", [tenant]);
      await client.query(
        `insert into person (tenant, id, account, name, demo_title, demo_title_en, demo_group, demo_order) values ($1, $2, $2, $2, $3, $3, 'staff', 99)`,
        [tenant, id, role],
      );
      await client.query(`insert into appointment (tenant, id, person, role, valid_from) values ($1, $2, $2, $3, '2020-01-01')`, [tenant, id, role]);
    }
  } finally {
    await client.end();
  }
}
