import pg from 'pg';

/** Count and hash of the rows of each table, over all tenants. */
export type AllRows = Readonly<Record<string, string>>;

/**
 * What moves by itself: heartbeats of nodes, when a session was seen last, the seals that follow the audit trail; and the last number
 * that was taken, because one whose case is then refused is not given again.
 */
const byItself = ['node', 'session', 'audit_seal', 'sequence_number'];

/** Reads every row of a database with the rights of its administrator, whom no row-level security holds. */
export async function readAllRows(adminUrl: string): Promise<AllRows> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> all($1) order by 1`,
      [byItself],
    );
    const each = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as rows from "${name}" t`,
    );
    const { rows } = await client.query<{ name: string; rows: string }>(each.join(' union all '));
    return Object.fromEntries(rows.map(({ name, rows: hashed }) => [name, hashed]));
  } finally {
    await client.end();
  }
}

/** The rows once nothing works in the background any more: the same twice, a second apart. */
export async function readSettledRows(adminUrl: string): Promise<AllRows> {
  let [before, now] = [{} as AllRows, await readAllRows(adminUrl)];
  for (let round = 0; JSON.stringify(before) !== JSON.stringify(now); round += 1) {
    if (round > 60) throw new Error('The database does not come to rest');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    [before, now] = [now, await readAllRows(adminUrl)];
  }
  return now;
}
