import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openSmallWorld, plantSmallWorld, taken } from '../support/small-world.js';
import { prepareBareSteps, tellOpenTasks } from './bare-steps.js';
import { openBenchDatabase } from './bench-database.js';
import { model, ownCases, passing, tasks } from './engine-peers.js';
import { loop } from './engine-steps.js';
import { type Figure, report } from './figure.js';

/** Other engines over the same PostgreSQL, fetched into a folder that goes when the bench ends; what cannot be had here is said and left out. */
const seconds = Number(process.argv[2] ?? 8);
const callers = 32;
const steps = tasks.length + 1;
const dbos = '@dbos-inc/dbos-sdk@5.3.0';

const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-peers-'));
const database = await openBenchDatabase();
try {
  await plantSmallWorld(database);
  const ours = await ownCases(database, seconds);
  const said = `${ours.perSecond.toFixed(0)} cases/s of ${steps} commands here, with tasks, history, audit, rights, form and idempotency keys`;
  const peer = fetchDbos();
  const empty = peer === undefined ? undefined : await durableSteps(peer, 'dbos_peer');
  const full = peer === undefined ? undefined : await durableSteps(peer, 'dbos_rows', await benchRows());
  if (empty !== undefined)
    report([
      figure(
        'durable steps against DBOS',
        (ours.perSecond * steps) / empty,
        8,
        `${said}; DBOS 5.3 ${empty.toFixed(0)} steps/s that do nothing, ${steps} a workflow`,
      ),
    ]);
  if (empty !== undefined)
    report([
      figure(
        'activities kept against DBOS, each a durable step there',
        (ours.perSecond * (tasks.length + passing.length)) / empty,
        0,
        `${said}; the same process as DBOS would have it: one step for each of its ${tasks.length + passing.length} tasks; it waits for nobody`,
      ),
    ]);
  if (full !== undefined)
    report([
      figure(
        'durable steps against DBOS that writes the same rows',
        (ours.perSecond * steps) / full,
        0,
        `${said}; DBOS 5.3 ${full.toFixed(0)} steps/s, ${steps} a workflow, each with one statement that writes the rows of a step of ours (no rights, no form, no execution)`,
      ),
    ]);
  const flowable = await flowableCases();
  if (flowable !== undefined)
    report([
      figure(
        'cases of 12 elements against Flowable',
        ours.perSecond / flowable,
        3,
        `${said}; Flowable 7.1 embedded, history on: ${flowable.toFixed(1)} cases/s`,
      ),
    ]);
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

function figure(name: string, value: number, goal: number, against: string): Figure {
  return { name: `${name}, at ${callers} callers`, value, unit: '×', goal, better: 'higher', against: `${against}; same PostgreSQL, same run` };
}

/** The folder of the library, if it can be had. */
function fetchDbos(): string | undefined {
  const place = path.join(folder, 'dbos');
  const fetched = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', place, dbos], { encoding: 'utf8' });
  if (fetched.status !== 0) return left('DBOS', 'its package cannot be fetched');
  cpSync(path.join(import.meta.dirname, 'peers/durable-steps.mjs'), path.join(place, 'durable-steps.mjs'));
  return place;
}

/** Cases of ours whose rows a statement writes again and again. */
async function benchRows(): Promise<string[]> {
  const world = await openSmallWorld(database, loop);
  const ids = await Promise.all(Array.from({ length: 512 }, async () => taken(await world.open()).id));
  await prepareBareSteps(database.owner, ids);
  await tellOpenTasks(database.owner, new Map(ids.map((id) => [id, 'a3'])));
  return [database.url, String(ids.length)];
}

/** With `rows` each step writes them; else it does nothing. */
async function durableSteps(place: string, name: string, rows: readonly string[] = []): Promise<number | undefined> {
  const given = ['durable-steps.mjs', await emptyDatabase(name), seconds, callers, steps, ...rows];
  return numberOf('DBOS', await outputOf(process.execPath, given.map(String), place), /steps per second: ([\d.]+)/);
}

async function flowableCases(): Promise<number | undefined> {
  if (spawnSync('java', ['-version']).status !== 0 || spawnSync('mvn', ['-version']).status !== 0) return left('Flowable', 'there is no JVM or no Maven');
  const place = path.join(folder, 'flowable');
  cpSync(path.join(import.meta.dirname, 'peers/flowable'), place, { recursive: true });
  const goals = ['-q', '-B', 'compile', 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'];
  const built = spawnSync('mvn', goals, { cwd: place, encoding: 'utf8' });
  if (built.status !== 0) return left('Flowable', `it does not build: ${built.stdout.slice(0, 300)}`);
  writeFileSync(path.join(place, 'bench.bpmn'), model());
  const { hostname, port, username, password, pathname } = new URL(await emptyDatabase('flowable_peer'));
  const given = [`jdbc:postgresql://${hostname}:${port}${pathname}`, username, decodeURIComponent(password), 'bench.bpmn', callers, seconds];
  const output = await outputOf('java', ['-cp', 'target/classes:target/dependency/*', 'FlowablePeer', ...given.map(String)], place);
  return numberOf('Flowable', output, /cases per second: ([\d.]+)/);
}

/** Of the owner, in the same server: peers make their own tables. */
async function emptyDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(database.adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function outputOf(program: string, given: readonly string[], cwd: string): Promise<string> {
  const child = spawn(program, given, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data;
    });
  await new Promise((resolve) => child.once('close', resolve));
  return output;
}

function numberOf(peer: string, output: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(output)?.[1];
  return found === undefined ? left(peer, `it gave no figure: ${output.slice(0, 600)}`) : Number(found);
}

function left(peer: string, why: string): undefined {
  process.stdout.write(`${peer} is left out: ${why}.\n`);
  return undefined;
}
