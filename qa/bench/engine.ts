import { randomUUID } from 'node:crypto';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { htmlToPdf } from '../../engine/src/documents/pdf/html-to-pdf.js';
import { renderPdf } from '../../engine/src/documents/pdf/render-pdf.js';
import { drawSeal } from '../../engine/src/documents/seal/draw-seal.js';
import { createRuntime } from '../../engine/src/runtime/create-runtime.js';
import { clerk, end, flow, openSmallWorld, plantSmallWorld, region, type SmallWorld, start, taken, userTask } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import { actors, seedTestDemo, testParts } from '../support/test-parts.js';
import { prepareBareSteps, runBareSteps } from './bare-steps.js';
import { openBenchDatabase } from './bench-database.js';
import { peerFigures } from './engine-peers.js';
import { scaleFigures } from './engine-scale.js';
import { type Figure, quantile, report } from './figure.js';

const seconds = Number(process.argv[2] ?? 5);
const instances = 512;
/** The server takes 100 connections, and the engine's pool is open too. */
const mostClients = 64;
/** Activities that one turn of the loop numbers: gateway, gateway, task. */
const stride = 3;

/** A task that comes again and again: every completion is one whole step. */
const body = [
  start,
  '<bpmn:exclusiveGateway id="again" name="再来？" default="again-check" />',
  userTask('check'),
  '<bpmn:exclusiveGateway id="more" name="继续？" default="more-again" />',
  end,
  flow('start', 'again', 'check', 'more', 'again'),
  '<bpmn:sequenceFlow id="more-end" sourceRef="more" targetRef="end"><bpmn:conditionExpression>verdict = "stop"</bpmn:conditionExpression></bpmn:sequenceFlow>',
].join('');

const database = await openBenchDatabase();
try {
  await plantSmallWorld(database);
  report(await stepFigures(database));
  report(await peerFigures(database, seconds));
  report(await scaleFigures(database));
  report(await journeyFigures(database));
  report(await paperFigures());
} finally {
  await database.close();
}

/** Steps a second of one node through the whole path (rights, form, pure step, save), beside the bare writes. */
async function stepFigures({ app, url, owner }: TestDatabase): Promise<Figure[]> {
  const world = await openSmallWorld({ app, url }, body);
  const ids = await Promise.all(Array.from({ length: instances }, async () => taken(await world.open()).id));
  await prepareBareSteps(owner, ids);
  const figures: Figure[] = [];
  await completeFor(world, ids, 32, 1);
  for (const callers of [32, 128]) {
    const engine = await completeFor(world, ids, callers, seconds);
    const bare = await runBareSteps(url, instances, Math.min(callers, mostClients), seconds);
    await forgetBareTasks(app);
    const ours = `${engine.perSecond.toFixed(0)} steps/s, p99 ${engine.p99.toFixed(0)} ms, ${engine.cpu.toFixed(0)} µs of Node CPU a step`;
    figures.push({
      name: `engine against bare writes at ${callers} callers`,
      value: engine.perSecond / bare.perSecond,
      unit: '×',
      // What natural group commit reached with bare saves: as fast as writing one step a statement.
      goal: 1,
      better: 'higher',
      against: `${ours}; ${bare.by} with ${bare.clients} clients: ${bare.perSecond.toFixed(0)}/s, same run`,
    });
  }
  return figures;
}

interface Completed {
  readonly perSecond: number;
  readonly p99: number;
  /** Microseconds of this process a step. */
  readonly cpu: number;
}

async function completeFor({ runtime }: SmallWorld, ids: readonly string[], callers: number, duration: number): Promise<Completed> {
  const times: number[] = [];
  const share = Math.floor(ids.length / callers);
  const tasks = await Promise.all(ids.map(async (id) => ({ id, task: await openTask(runtime, id) })));
  // Looking for the tasks is no step: the clock starts when they are found.
  const until = performance.now() + duration * 1000;
  const before = process.cpuUsage();
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      const own = tasks.slice(caller * share, (caller + 1) * share);
      for (let i = 0; performance.now() < until; i += 1) {
        const one = own[i % own.length];
        if (!one) break;
        const began = performance.now();
        taken(await runtime.tasks.complete(`${one.id}.a${one.task}`, { verdict: 'go' }, clerk(caller), { key: randomUUID() }));
        times.push(performance.now() - began);
        one.task += stride;
      }
    }),
  );
  const { user, system } = process.cpuUsage(before);
  return { perSecond: times.length / duration, p99: quantile(times, 0.99), cpu: (user + system) / Math.max(1, times.length) };
}

async function openTask(_: SmallWorld['runtime'], id: string): Promise<number> {
  return withTenant(database.app, region, async (t) =>
    Number((await t('task').where({ instance: id, status: 'open' }).whereRaw(`activity like 'a%'`).first('activity'))?.activity.slice(1)),
  );
}

/** The bare steps have closed the engine's tasks and opened their own: put things back for the next round. */
async function forgetBareTasks(app: TestDatabase['app']): Promise<void> {
  await withTenant(app, region, async (t) => {
    await t('task').whereRaw(`activity like 'b%'`).delete();
    await t.raw(`update task k set status = 'open', completed_at = null, completed_by = null, completed_by_name = null from (
      select i.id, a.value->>'id' as activity from instance i, json_each(i.state->'scopes') s, json_each(s.value->'activities') a where a.value->'work'->>'type' = 'openTask') w
      where k.instance = w.id and k.activity = w.activity`);
  });
}

/** From submit to the sealed certificate, without a human. */
async function journeyFigures(database: TestDatabase): Promise<Figure[]> {
  const parts = testParts(database);
  await seedTestDemo(database, parts);
  const runtime = createRuntime(parts.runtime);
  await runtime.start();
  const values = {
    applyType: '本人',
    stage: '普通高中',
    reason: '遗失',
    nameDiffers: '相同',
    delivery: '电子',
    mobile: '13800000001',
    truth: true,
    gradSchool: '示例县第一中学',
    gradYear: 2008,
  };
  const times: number[] = [];
  const numbers = new Set<string>();
  for (let i = 0; i < 9; i += 1) {
    // Without the paper issued before, so that each turn prints and seals a new one.
    await withTenant(database.app, region, (t) => t('registry_record').where({ registry: 'certificate' }).delete());
    const draft = taken(await parts.drafts.open('degree-certificate-instant/degree-certificate', region, actors.liQiang));
    const began = performance.now();
    const { id } = taken(await runtime.cases.open({ draft: draft.id, values }, actors.liQiang, { key: randomUUID() }));
    const ended = await new Promise<number>((resolve, reject) => {
      runtime.cases
        .watch(id, actors.liQiang, ({ state }) => state !== 'running' && resolve(performance.now()))
        .then(async (stop) => {
          if (stop.ok && taken(await runtime.cases.get(id, actors.liQiang)).state !== 'running') resolve(performance.now());
        }, reject);
    });
    times.push(ended - began);
    const [paper] = taken(await runtime.cases.get(id, actors.liQiang)).documents;
    if (!paper) throw new Error('A turn of the journey ended without a paper');
    numbers.add(paper.number);
  }
  await runtime.stop();
  if (numbers.size !== times.length) throw new Error(`${times.length} turns issued ${numbers.size} papers: some gave an earlier one again`);
  const median = quantile(times.slice(2), 0.5);
  return [
    {
      name: 'submit to sealed certificate',
      value: median,
      unit: 'ms',
      goal: 1000,
      better: 'lower',
      against: `median of ${times.length - 2}, slowest ${Math.max(...times.slice(2)).toFixed(0)} ms; eight calls of connectors and a printed PDF`,
    },
  ];
}

/** Printing one certificate: HTML to a PDF with seals and code. */
async function paperFigures(): Promise<Figure[]> {
  const html =
    '<h1>学历证明书</h1><p class="indent">兹证明李强于二〇〇八年六月毕业。</p><table><tr><th>姓名</th><td>李强</td></tr></table><table class="sign"><tr><td><p>学校</p><seal name="a"/></td><td><p>教育局</p><seal name="b"/></td></tr></table><qr/>';
  const marks = { seal: () => drawSeal('甲市示例县教育局'), verifyUrl: 'http://localhost/verify/Zk3fJ2nQy8s0aVbP5xWm1A', number: 'XLZM-330199-2026-000001' };
  const times: number[] = [];
  for (let i = 0; i < 12; i += 1) {
    const began = performance.now();
    await renderPdf(htmlToPdf(html, marks), { title: '', author: '', subject: '', createdAt: '2026-09-14T09:00:00+08:00' });
    times.push(performance.now() - began);
  }
  return [
    {
      name: 'certificate PDF',
      value: quantile(times.slice(2), 0.5),
      unit: 'ms',
      goal: 300,
      better: 'lower',
      against: `median of 10; the first one, which reads the font, ${times[0]?.toFixed(0)} ms`,
    },
  ];
}
