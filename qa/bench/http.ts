import knexLibrary from 'knex';
import { prepareBareSteps, runBareSteps, tellOpenTasks } from './bare-steps.js';
import { answered, type BenchSite, openBenchSite } from './bench-site.js';
import { quantile, report } from './figure.js';

const seconds = Number(process.argv[2] ?? 5);
const callers = 32;
const cases = 512;
/** Activities that one turn of the loop numbers: gateway, gateway, task. */
const stride = 3;

/** User tasks completed through HTTP, with session, rights and form, by a client in another process, beside the bare writes. */
const site = await openBenchSite(cases, callers);
try {
  const ids = await Promise.all(site.citizens.map((token) => openLoop(site, token)));
  const tasks = new Map(ids.map((id) => [id, 3]));
  await completeFor(site, tasks, 2);
  const before = await site.cpu();
  const times = await completeFor(site, tasks, seconds);
  const cpu = ((await site.cpu()) - before) / times.length;
  const owner = knexLibrary({ client: 'pg', connection: site.ownerUrl, pool: { min: 0, max: 1 } });
  await prepareBareSteps(owner, ids);
  await tellOpenTasks(owner, new Map([...tasks].map(([id, task]) => [id, `a${task}`])));
  await owner.destroy();
  const bare = await runBareSteps(site.url, cases, callers, seconds);
  report([
    {
      name: `user tasks completed through HTTP at ${callers} callers against bare writes`,
      value: times.length / seconds / bare.perSecond,
      unit: '×',
      goal: 0.25,
      better: 'higher',
      against: `${(times.length / seconds).toFixed(0)}/s with session, rights and form, client in another process, p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms, ${cpu.toFixed(0)} µs of the server's CPU each; ${bare.by}: ${bare.perSecond.toFixed(0)}/s, same run`,
    },
  ]);
} finally {
  await site.close();
}

async function openLoop({ post }: BenchSite, token: string): Promise<string> {
  const draft = answered(await post(token, '/drafts', { matter: 'morning/loop', region: '330199' }));
  const opened = answered(await post(token, '/cases', { draft: draft.id, values: {} }));
  return String(opened.id);
}

/** Milliseconds of each completion. */
async function completeFor({ post, clerks }: BenchSite, tasks: Map<string, number>, duration: number): Promise<number[]> {
  const times: number[] = [];
  const ids = [...tasks.keys()];
  const share = Math.floor(ids.length / callers);
  const until = performance.now() + duration * 1000;
  await Promise.all(
    clerks.map(async (clerk, caller) => {
      const own = ids.slice(caller * share, (caller + 1) * share);
      for (let i = 0; performance.now() < until; i += 1) {
        const id = own[i % own.length] ?? '';
        const task = tasks.get(id) ?? 0;
        const answer = await post(clerk, `/tasks/${id}.a${task}/complete`, { values: { verdict: 'go' } });
        answered(answer);
        times.push(answer.took);
        tasks.set(id, task + stride);
      }
    }),
  );
  return times;
}
