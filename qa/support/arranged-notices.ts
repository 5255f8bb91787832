import { createClient } from '@onething/runtime-api/client';
import pg from 'pg';
import { commonFiles, noticePackage } from './notice-package.js';
import type { TestSite } from './test-site.js';

/** Notices of 330199, twelve entries each. */
export interface ArrangedNotices {
  /** For the school SCH001, where `wang-fang` is a guardian. */
  readonly notice: string;
  /** For everybody. */
  readonly openNotice: string;
  /** For everybody, and its time is over. */
  readonly overNotice: string;
}

const region = '330199';
const publisher = { person: 'publisher', name: '发布员', tenant: '330000', roles: ['publisher'], ports: [] } as const;
const pupil = { studentId: 'S1', idNo: '33019920140901004X', name: '张小明', schoolId: 'SCH001', guardianIdNos: ['330199198806120029'] };

/** Publishes the trial service and three lists of it, as staff would. */
export async function arrangeNotices(site: TestSite): Promise<ArrangedNotices> {
  for (const files of [await commonFiles(), noticePackage()]) {
    const published = await site.engine.releases.publish(files, publisher);
    if (!published.ok) throw new Error(`${published.code} ${published.message.en} ${JSON.stringify(published.problems ?? [])}`);
  }
  await withRegion(site, (client) =>
    client.query(
      `insert into registry_record (tenant, registry, key, data, source, provenance, created_at, updated_at)
       values ($1, 'student', 'S1', $2, '教育', 'test', now(), now()) on conflict do nothing`,
      [region, JSON.stringify(pupil)],
    ),
  );
  const [notice, openNotice, overNotice] = [await publish(site, 'school'), await publish(site, 'public'), await publish(site, 'public')];
  await withRegion(site, (client) => client.query('update notice set visible_until = published_at where id = $1', [overNotice]));
  return { notice, openNotice, overNotice };
}

async function publish(site: TestSite, audience: string): Promise<string> {
  const cookie = await site.cookieOf('li-qiang');
  const client = createClient({
    baseUrl: site.url,
    language: 'zh',
    fetch: (input, init) => fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), Cookie: cookie } }),
  });
  const draft = await client.openDraft({ matter: 'notice-trial/publish', region });
  const opened = await client.openCase({ draft: draft.id, values: { audience, school: 'SCH001', people: 12, level: '一般困难' } }, `publish-${draft.id}`);
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const id = await withRegion(
      site,
      async (database) => (await database.query<{ id: string }>('select id from notice where instance = $1', [opened.id])).rows[0]?.id,
    );
    if (id) return id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The notice was not published within 20 s');
}

/** What has no endpoint is arranged in the database, as the tenant. */
export async function withRegion<T>(site: Pick<TestSite, 'database'>, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: site.database });
  await client.connect();
  try {
    await client.query("select set_config('app.tenant', $1, false)", [region]);
    return await work(client);
  } finally {
    await client.end();
  }
}
