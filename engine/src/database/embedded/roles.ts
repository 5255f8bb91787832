import type pg from 'pg';
import type { Secrets } from './secrets.js';

/** Makes the owner, the application's role and the database on the first start, or what an interrupted first start has left out. */
export async function prepareRoles(client: pg.Client, secrets: Secrets): Promise<void> {
  if (await exists(client, 'pg_database', 'datname', 'onething')) return;

  await prepareRole(client, 'onething_owner', secrets.owner);
  await prepareRole(client, 'onething_app', secrets.app);
  await client.query('create database onething owner onething_owner');
}

async function prepareRole(client: pg.Client, role: string, password: string): Promise<void> {
  if (await exists(client, 'pg_roles', 'rolname', role)) return;

  // The password is hexadecimal, so it can stand in the text; `create role` takes no parameters.
  await client.query(`create role ${role} login password '${password}'`);
}

async function exists(client: pg.Client, catalog: 'pg_database' | 'pg_roles', column: string, name: string): Promise<boolean> {
  const { rows } = await client.query(`select 1 from ${catalog} where ${column} = $1`, [name]);
  return rows.length > 0;
}
