import { randomBytes } from 'node:crypto';
import knexLibrary, {} from 'knex';
import pg from 'pg';
/** Copies the migrated template (about 20 ms). */
export async function openTestDatabase() {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = new URL(servers().owner).pathname.slice(1);
  await asAdmin(`create database ${name} template ${template} owner onething_owner`);
  const [url, ownerUrl] = [within(servers().app, name), within(servers().owner, name)];
  const [app, owner] = [connect(url), connect(ownerUrl)];
  const close = async () => {
    await Promise.all([app.destroy(), owner.destroy()]);
    await asAdmin(`drop database if exists ${name} with (force)`);
  };
  return { app, owner, url, ownerUrl, close };
}
function servers() {
  const text = process.env['TEST_POSTGRES'];
  if (!text) throw new Error('No PostgreSQL for tests: run them with `npm run jest -- --selectProjects store`.');
  return JSON.parse(text);
}
function connect(url) {
  return knexLibrary({ client: 'pg', connection: url, pool: { min: 0, max: 8 } });
}
function within(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
async function asAdmin(sql) {
  const client = new pg.Client({ connectionString: servers().admin });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
//# sourceMappingURL=test-database.js.map
