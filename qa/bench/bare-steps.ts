import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Knex } from 'knex';
import pg from 'pg';
import { applicationRole } from '../../engine/src/database/row-level-security.js';

/**
 * The rows of the engine's step, one step a statement and nothing else: the state of an instance, a task closed, a task opened,
 * ten lines of history, the command and its audit row, with row-level security; every row found by its whole key, every id in
 * order of time, as the engine does it. It is still the lighter side: the rows are made inside the database, where the engine
 * sends them, reads the state, checks rights and form, and takes the step.
 */
const bareStep = (newId: string) => `
create function bench_step(turn int) returns void language plpgsql set enable_seqscan = off as $$
declare
  t constant text := '330199';
  at timestamptz := onething_now();
  one record;
begin
  perform set_config('app.tenant', t, true), set_config('app.scope', '', true);
  select b.instance, b.open_task, i.state, i.rev into one from bench_instance b join instance i on i.tenant = t and i.id = b.instance where b.position = turn for update of i;
  update instance set rev = rev + 1, state = one.state where tenant = t and id = one.instance;
  update task set status = 'completed', completed_at = at, completed_by = 'clerk-1', completed_by_name = '办事员1'
    where tenant = t and instance = one.instance and activity in (one.open_task, 'b' || one.rev - 1) and coalesce(status, '') = 'open';
  insert into task (tenant, instance, activity, element, process, name, form, candidates, excluded, input, status, created_at)
    values (t, one.instance, 'b' || one.rev, 'check', 'small', 'check', 'decide', '{small/clerk}', '{}', '{}', 'open', at);
  insert into command (tenant, key, hash, instance, actor, at, reply) values (t, 'clerk-1:' || gen_random_uuid(), repeat('h', 64), one.instance, 'clerk-1', at, 'null');
  insert into audit (tenant, id, at, actor, action, subject) values (t, ${newId}, at, 'clerk-1', 'task.complete', one.instance::text);
  insert into history (tenant, month, instance, id, rev, at, type, process, element, activity, actor, data)
    select t, date_trunc('month', at)::date, one.instance, ${newId}, one.rev + 1, at, h.type, 'small', 'check', 'b' || one.rev, h.actor, h.data::json
    from (values ('variables.set', null, '{"scope":"root","values":{"verdict":"go"}}'), ('activity.completed', 'clerk', '{"by":"clerk-1","outputs":["verdict"]}'),
      ('flow.taken', null, null), ('activity.entered', null, null), ('activity.completed', null, null), ('flow.taken', null, '{"because":"default"}'),
      ('activity.entered', null, null), ('activity.completed', null, null), ('flow.taken', null, '{"because":"default"}'), ('activity.entered', null, null)) as h(type, actor, data);
end $$;`;

/** Gives the instances numbers, so that a script can pick one. */
export async function prepareBareSteps(owner: Knex, instances: readonly string[]): Promise<void> {
  await owner.raw('create table bench_instance (position int primary key, instance uuid not null, open_task text)');
  await owner.raw(`insert into bench_instance select position, instance::uuid from unnest(?::text[]) with ordinality as g(instance, position)`, [
    [...instances],
  ]);
  await owner.raw(`grant select on bench_instance to ${applicationRole}`);
  const { rows } = await owner.raw<{ rows: unknown[] }>(`select from pg_proc where proname = 'uuidv7'`);
  await owner.raw(bareStep(rows.length > 0 ? 'uuidv7()' : 'gen_random_uuid()'));
}

/** The tasks that the engine has left open: told before the bare steps close them by key. */
export async function tellOpenTasks(owner: Knex, tasks: ReadonlyMap<string, string>): Promise<void> {
  await owner.raw(`update bench_instance b set open_task = g.task from unnest(?::uuid[], ?::text[]) as g(instance, task) where b.instance = g.instance`, [
    [...tasks.keys()],
    [...tasks.values()],
  ]);
}

/** What sends them, and how many of them were done in a second. */
export interface BareSteps {
  readonly by: string;
  readonly perSecond: number;
  readonly clients: number;
}

/** With `pgbench`, where it is installed; else with a bare loop over the same driver that the engine uses. */
export async function runBareSteps(url: string, instances: number, callers: number, seconds: number): Promise<BareSteps> {
  return hasPgbench() ? runPgbench(url, instances, callers, seconds) : runLoop(url, instances, callers, seconds);
}

function hasPgbench(): boolean {
  return spawnSync('pgbench', ['--version']).status === 0;
}

async function runPgbench(url: string, instances: number, callers: number, seconds: number): Promise<BareSteps> {
  const script = path.join(mkdtempSync(path.join(os.tmpdir(), 'onething-pgbench-')), 'step.sql');
  writeFileSync(script, `\\set n random(1, ${instances})\nselect bench_step(:n);\n`);
  const { hostname, port, username, password, pathname } = new URL(url);
  const args = [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(callers),
    '-j',
    '2',
    '-T',
    String(seconds),
    '-f',
    script,
    '-h',
    hostname,
    '-p',
    port,
    '-U',
    username,
    pathname.slice(1),
  ];
  const child = spawn('pgbench', args, { env: { ...process.env, PGPASSWORD: decodeURIComponent(password) }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return { by: 'pgbench', clients: callers, perSecond: Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? Number.NaN) };
}

async function runLoop(url: string, instances: number, callers: number, seconds: number): Promise<BareSteps> {
  const until = Date.now() + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: callers }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      let done = 0;
      for (; Date.now() < until; done += 1)
        await client.query({ name: 'step', text: 'select bench_step($1)', values: [1 + Math.floor(Math.random() * instances)] });
      await client.end();
      return done;
    }),
  );
  return { by: 'a bare pg loop (pgbench is not installed)', clients: callers, perSecond: counts.reduce((sum, count) => sum + count, 0) / seconds };
}
