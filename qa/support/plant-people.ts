import type { Role } from '@onething/engine';
import pg from 'pg';

export interface PlantedPerson {
  readonly id: string;
  readonly tenant: string;
  readonly role: Role;
  /** Shown instead of the id. */
  readonly name?: string;
  /** `package/port`. */
  readonly ports?: readonly string[];
}

/** Makes people with one role each, whom the demo's sign-in takes; they own nothing. */
export async function plantPeople(url: string, people: readonly PlantedPerson[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const { id, tenant, role, name = id, ports = [] } of people) {
      await client.query("select set_config('app.tenant', $1, false)", [tenant]);
      await client.query(
        `insert into person (tenant, id, account, name, demo_title, demo_title_en, demo_group, demo_order) values ($1, $2, $2, $4, $3, $3, 'staff', 99)`,
        [tenant, id, role, name],
      );
      await client.query(`insert into appointment (tenant, id, person, role, ports, valid_from) values ($1, $2, $2, $3, $4, '2020-01-01')`, [
        tenant,
        id,
        role,
        ports,
      ]);
    }
  } finally {
    await client.end();
  }
}
