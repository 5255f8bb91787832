import { randomUUID } from 'node:crypto';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { htmlToPdf } from '../../engine/src/documents/pdf/html-to-pdf.js';
import { renderPdf } from '../../engine/src/documents/pdf/render-pdf.js';
import { drawSeal } from '../../engine/src/documents/seal/draw-seal.js';
import { createRuntime } from '../../engine/src/runtime/create-runtime.js';
import { plantSmallWorld, region, taken } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import { actors, seedTestDemo, testParts } from '../support/test-parts.js';
import { openBenchDatabase } from './bench-database.js';
import { peerFigures } from './engine-peers.js';
import { realProcessFigures } from './engine-real.js';
import { scaleFigures } from './engine-scale.js';
import { shapeFigures } from './engine-shapes.js';
import { stepFigures } from './engine-steps.js';
import { type Figure, quantile, report } from './figure.js';

const seconds = Number(process.argv[2] ?? 5);

const database = await openBenchDatabase();
try {
  await plantSmallWorld(database);
  report(await stepFigures(database, seconds));
  report(await peerFigures(database, seconds));
  report(await realProcessFigures(database, seconds));
  report(await shapeFigures(database, seconds));
  report(await scaleFigures(database));
  report(await journeyFigures(database));
  report(await paperFigures());
} finally {
  await database.close();
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
