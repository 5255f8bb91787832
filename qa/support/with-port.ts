import pg from 'pg';
import type { TestSite } from './test-site.js';

/** Adds a role of a package to what these people of the county answer for. */
export async function withPort({ database }: TestSite, people: readonly string[], port: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query("select set_config('app.tenant', '330199', false)");
    await client.query('update appointment set ports = ports || $2::text where person = any ($1)', [people, port]);
  } finally {
    await client.end();
  }
}
