import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { type BenchSite, openBenchSite } from './bench-site.js';
import { type Figure, quantile, report } from './figure.js';
import { arrivals, type Family, type Ledger, ledger, morning } from './morning-people.js';

/** 20,000 as the second argument is the whole morning; fewer by default at the same pace, so that a run ends. */
const submissions = Number(process.argv[2] ?? 2000);
const minutes = 10;
const promised = 20_000;
/** Arrivals a second: a tenth more than the promise, so that the last answer is there when the ten minutes are over. */
const pace = (promised / (minutes * 60)) * 1.1;
const probesPerSecond = 5;
const quietSeconds = 40;

const site: BenchSite = await openBenchSite(submissions + 500 + Math.ceil((submissions / pace) * probesPerSecond) + quietSeconds * probesPerSecond, 32);
const citizens = [...site.citizens];
const familyOf = (n: number): Family => ({ region: '330199', citizen: citizens.pop() ?? '', clerk: site.clerks[n % 32] ?? '' });
try {
  // The first cases compile the release and fill the caches of a fresh server.
  const crowd = ledger();
  await arrivals(200, 20, (n) => morning(site.post, familyOf(n), ledger()));
  const alone = await probe(quietSeconds * probesPerSecond);
  const began = performance.now();
  const crowdAtWork = arrivals(submissions, pace, (n) => morning(site.post, familyOf(n), crowd, n)).then(() => (performance.now() - began) / 1000);
  const beside = await probe(Math.ceil((submissions / pace) * probesPerSecond));
  const took = await crowdAtWork;
  const served = { alone: await inServer(alone), beside: await inServer(beside) };
  report(figures({ alone, beside, crowd, took, served, lost: await lost(site, [crowd, beside, alone]) }));
} finally {
  await site.close();
}

/** People of another county, in the same seconds and from a process of their own, so that they do not wait for the crowd's client. */
async function probe(count: number): Promise<Ledger> {
  const people = { port: site.port, region: '330298', citizens: citizens.splice(-count), clerks: site.otherClerks, perSecond: probesPerSecond };
  const child = fork(path.join(import.meta.dirname, 'county-process.ts'));
  const seen = await new Promise<Ledger>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ledger)).once('exit', () => reject(new Error('The people of the other county have ended')));
    child.send(people);
  });
  child.disconnect();
  return seen;
}

/** Milliseconds that the server itself took for these requests, from its log. */
async function inServer({ requests }: Ledger): Promise<number[]> {
  const wanted = new Set(requests);
  const lines = (await readFile(site.log, 'utf8')).split('\n').filter((line) => line.includes('"answered"'));
  return lines.map((line) => JSON.parse(line)).flatMap(({ requestId, ms }) => (wanted.has(requestId) ? [Number(ms)] : []));
}

/** Acknowledged and not there afterwards: cases without a row, completed tasks whose case did not go on, decisions that were not kept. */
async function lost({ ownerUrl, url }: BenchSite, ledgers: readonly Ledger[]): Promise<number> {
  const client = new pg.Client({ connectionString: url || ownerUrl });
  await client.connect();
  let missing = 0;
  for (const tenant of ['330199', '330298']) {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenant]);
    const [opened, completed] = [ledgers.flatMap((kept) => kept.opened), ledgers.flatMap((kept) => kept.completed)];
    const { rows } = await client.query<{ found: string; ended: string; decided: string }>(
      `select (select count(*) from case_file where id = any($1::uuid[])) as found,
        (select count(*) from case_file where id = any($2::uuid[]) and state = 'completed') as ended,
        (select count(distinct instance) from decision_made where instance = any($1::uuid[])) as decided`,
      [opened, completed],
    );
    missing += Number(rows[0]?.found) + Number(rows[0]?.ended) + Number(rows[0]?.decided);
  }
  await client.end();
  return ledgers.reduce((sum, { opened, completed }) => sum + 2 * opened.length + completed.length, 0) - missing;
}

interface Seen {
  readonly alone: Ledger;
  readonly beside: Ledger;
  readonly crowd: Ledger;
  readonly took: number;
  readonly served: { readonly alone: readonly number[]; readonly beside: readonly number[] };
  readonly lost: number;
}

function figures({ alone, beside, crowd, took, served, lost: missing }: Seen): Figure[] {
  const all = [...crowd.submit, ...crowd.complete];
  const p99 = (kept: Ledger) => quantile([...kept.submit, ...kept.complete], 0.99);
  const rate = crowd.completed.length / took;
  return [
    {
      name: `enrolment morning: time for ${promised} submissions at the pace of the run`,
      value: promised / rate / 60,
      unit: 'min',
      goal: minutes,
      better: 'lower',
      against: `${crowd.completed.length} of ${submissions} submitted and decided by a clerk in ${took.toFixed(0)} s, ${crowd.refused} refused; client and server on the same machine`,
    },
    {
      name: 'enrolment morning: p99 of a request',
      value: quantile(all, 0.99),
      unit: 'ms',
      goal: 2000,
      better: 'lower',
      against: `p50 ${quantile(all, 0.5).toFixed(0)} ms; submitting p99 ${quantile(crowd.submit, 0.99).toFixed(0)} ms, a clerk's task p99 ${quantile(crowd.complete, 0.99).toFixed(0)} ms`,
    },
    {
      name: 'enrolment morning: acknowledged and not found afterwards',
      value: missing,
      unit: 'of cases, decisions and tasks',
      goal: 0,
      better: 'lower',
      against: `${crowd.opened.length + beside.opened.length + alone.opened.length} cases and decisions, ${crowd.completed.length + beside.completed.length + alone.completed.length} completed tasks, counted in the database`,
    },
    {
      name: 'enrolment morning: p99 of another county against before',
      value: p99(beside) / p99(alone),
      unit: '×',
      goal: 1.5,
      better: 'lower',
      against: `${p99(beside).toFixed(0)} ms during, ${p99(alone).toFixed(0)} ms before, ${probesPerSecond} families a second from a process of their own; inside the server ${quantile(served.beside, 0.99).toFixed(0)} and ${quantile(served.alone, 0.99).toFixed(0)} ms`,
    },
  ];
}
