import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Engine, openEngine, readConfig } from '@onething/engine';
import { readHttpConfig, startServer } from '@onething/runtime-api';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';
import { newToken, tokenHash } from '../../engine/src/identity/session-token.js';
import type { SiteReady } from './bench-site.js';
import { morningPackage } from './morning-package.js';

/**
 * The whole server in a process of its own, as a city runs it: PostgreSQL with fsync, the walls of HTTP, sessions in the
 * database. People are planted with sessions, because signing 20,000 of them in would measure scrypt.
 */
const [citizens = 100, clerks = 32] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-bench-site-'));
chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'data') });
// A bench comes from one address; how many requests one address may send is not what it asks.
const environment = {
  ...{ DATABASE_URL: postgres.url, DATABASE_OWNER_URL: postgres.ownerUrl, ONETHING_LOG_LEVEL: 'info' },
  ...{ ONETHING_REQUESTS_PER_ACCOUNT: '10000000', ONETHING_REQUESTS_PER_ADDRESS: '10000000' },
};
const config = { ...readHttpConfig(environment, { webApps: {}, port: 0 }), logFile: path.join(folder, 'http.log') };
const opened: { engine?: Engine } = {};
const server = await startServer(config, async (publicUrl) => {
  opened.engine = await openEngine(readConfig(environment, { root: process.cwd(), publicUrl, logFile: path.join(folder, 'engine.log') }));
  return opened.engine;
});
await publish();
const ready: SiteReady = { port: server.port, log: config.logFile, url: postgres.url, ownerUrl: postgres.ownerUrl, ...(await plantPeople()) };
process.on('disconnect', async () => {
  await server.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }));
process.send?.(ready);

async function publish(): Promise<void> {
  const publisher = { person: 'publisher', name: '沈悦', tenant: '330000', roles: ['publisher' as const], ports: [] };
  const published = await opened.engine?.releases.publish(morningPackage(), publisher);
  if (!published?.ok) throw new Error(`The package was not published: ${JSON.stringify(published)}`);
}

async function plantPeople(): Promise<Pick<SiteReady, 'citizens' | 'clerks' | 'otherClerks'>> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return {
      citizens: await plant(client, '330000', 'citizen', citizens),
      clerks: await plant(client, '330199', 'bench-clerk', clerks),
      otherClerks: await plant(client, '330298', 'other-clerk', 2),
    };
  } finally {
    await client.end();
  }
}

/** Rows as an identity provider and a sign-in leave them; staff hold the one role of the package. */
async function plant(client: pg.Client, tenant: string, name: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `${name}-${n}`);
  const tokens = ids.map(() => newToken());
  await client.query(`select set_config('app.tenant', $1, false)`, [tenant]);
  await client.query('insert into person (tenant, id, account, name) select $1, id, id, id from unnest($2::text[]) id', [tenant, ids]);
  if (tenant !== '330000')
    await client.query(
      `insert into appointment (tenant, id, person, role, ports, valid_from) select $1, id, id, 'clerk', '{morning/clerk}', '2020-01-01' from unnest($2::text[]) id`,
      [tenant, ids],
    );
  await client.query('insert into session (tenant, person, token_hash) select $1, g.id, g.hash from unnest($2::text[], $3::text[]) as g(id, hash)', [
    tenant,
    ids,
    tokens.map(tokenHash),
  ]);
  return tokens;
}
