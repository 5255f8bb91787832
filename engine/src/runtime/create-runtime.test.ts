import { randomUUID } from 'node:crypto';
import type { Outcome } from '@onething/rules';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, seedTestDemo, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import type { Actor } from '../engine.js';
import type { Runtime } from '../runtime-parts.js';
import { createRuntime } from './create-runtime.js';

const matter = 'degree-certificate-instant/degree-certificate';
const region = '330199';
const graduate = { applyType: '本人', stage: '普通高中', reason: '遗失', nameDiffers: '相同', delivery: '电子', mobile: '13800000001', truth: true };
const instant = { ...graduate, gradSchool: '示例县第一中学', gradYear: 2008 };

describe('the runtime', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let runtime: Runtime;

  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await seedTestDemo(database, parts);
    runtime = createRuntime(parts.runtime);
    await runtime.start();
  }, 60_000);
  afterAll(async () => {
    await runtime.stop();
    await database.close();
  });

  it('gives a graduate with a good record a sealed certificate without any human', async () => {
    const opened = await open(actors.liQiang, instant);
    const file = await ended(opened.id, actors.liQiang);

    expect(file).toMatchObject({ state: 'completed', outcome: 'end-issued', number: expect.stringMatching(/^OT-330199-20260914-\d{5}$/) });
    expect(file.documents).toMatchObject([{ number: 'XLZM-330199-2026-000001', status: 'valid' }]);
    // How fast it is on a quiet machine is measured by `npm run bench`; here others may be running.
    expect(file.elapsedMs).toBeLessThan(5000);
    expect(await runtime.documents.verify('XLZM-330199-2026-000001')).toMatchObject({ status: 'valid', holderMasked: '李*' });
    const pdf = taken(await runtime.documents.pdf(file.documents[0]?.id ?? '', actors.liQiang));
    expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe('%PDF-');
  });

  async function open(by: Actor, values: Record<string, unknown>): Promise<{ id: string; number: string }> {
    const draft = taken(await parts.drafts.open(matter, region, by));
    return taken(await runtime.cases.open({ draft: draft.id, values }, by, { key: randomUUID() }));
  }

  async function ended(id: string, by: Actor) {
    const until = Date.now() + 10_000;
    for (;;) {
      const file = taken(await runtime.cases.get(id, by));
      if (file.state !== 'running') return file;
      if (Date.now() > until) throw new Error(`The case has not ended: ${JSON.stringify(file.waiting)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
});

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.zh} ${JSON.stringify(outcome.problems ?? [])}`);
}
