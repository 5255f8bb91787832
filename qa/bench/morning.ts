import pg from 'pg';
import { answered, type BenchSite, openBenchSite } from './bench-site.js';
import { type Figure, quantile, report } from './figure.js';
import { enrolment } from './morning-package.js';

/** 20,000 as the second argument is the whole morning; fewer by default at the same pace, so that a run ends. */
const submissions = Number(process.argv[2] ?? 2000);
const minutes = 10;
const promised = 20_000;
/** Arrivals a second: a tenth more than the promise, so that the last answer is there when the ten minutes are over. */
const pace = (promised / (minutes * 60)) * 1.1;
const probesPerSecond = 5;
const quietSeconds = 20;

/** What one person saw: every request of the form, and of the clerk behind it. */
interface Ledger {
  readonly opened: string[];
  readonly completed: string[];
  readonly submit: number[];
  readonly complete: number[];
  refused: number;
}

const site = await openBenchSite(submissions + 500 + Math.ceil((submissions / pace) * probesPerSecond) + quietSeconds * probesPerSecond, 32);
try {
  const citizens = [...site.citizens];
  // The first cases compile the release and fill the caches of a fresh server.
  await arrivals(200, 20, (n) => morning(site, '330199', citizens.pop() ?? '', site.clerks[n % 32] ?? '', ledger()));
  const [alone, beside, crowd] = [ledger(), ledger(), ledger()];
  await probe(quietSeconds * probesPerSecond, alone, citizens);
  const began = performance.now();
  const crowdAtWork = arrivals(submissions, pace, (n) => morning(site, '330199', citizens.pop() ?? '', site.clerks[n % 32] ?? '', crowd, n));
  await probe(Math.ceil((submissions / pace) * probesPerSecond), beside, citizens);
  await crowdAtWork;
  const took = (performance.now() - began) / 1000;
  report(figures({ alone, beside, crowd, took, lost: await lost(site, [crowd, beside, alone]) }));
} finally {
  await site.close();
}

function ledger(): Ledger {
  return { opened: [], completed: [], submit: [], complete: [], refused: 0 };
}

/** People of another county, in the same seconds. */
function probe(count: number, kept: Ledger, citizens: string[]): Promise<void> {
  return arrivals(count, probesPerSecond, (n) => morning(site, '330298', citizens.pop() ?? '', site.otherClerks[n % 2] ?? '', kept, n));
}

/** An open door: people come when they come, however long the one before is waiting. */
async function arrivals(count: number, perSecond: number, one: (n: number) => Promise<void>): Promise<void> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < count; n += 1) {
    const wait = began + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(one(n));
  }
  await Promise.all(running);
}

/** One family and its clerk: begin the form, submit it (form, decision and the first step in one answer), and the clerk's task. */
async function morning({ post }: BenchSite, region: string, citizen: string, clerk: string, kept: Ledger, n = 0): Promise<void> {
  const draft = await post(citizen, '/drafts', { matter: 'morning/enrol', region });
  const opened = await post(citizen, '/cases', { draft: answered(draft).id, values: enrolment(n) });
  kept.submit.push(draft.took, opened.took);
  if (opened.status !== 201) {
    kept.refused += 1;
    return;
  }
  const id = String(opened.body.id);
  kept.opened.push(id);
  const completed = await post(clerk, `/tasks/${id}.a3/complete`, { values: { verdict: '录取' } });
  kept.complete.push(completed.took);
  answered(completed);
  kept.completed.push(id);
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
  readonly lost: number;
}

function figures({ alone, beside, crowd, took, lost: missing }: Seen): Figure[] {
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
      against: `${p99(beside).toFixed(0)} ms during, ${p99(alone).toFixed(0)} ms before, ${probesPerSecond} families a second`,
    },
  ];
}
