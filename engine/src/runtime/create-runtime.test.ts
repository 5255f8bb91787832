import { randomUUID } from 'node:crypto';
import type { Outcome } from '@onething/rules';
import { eventually } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, seedTestDemo, setClock, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import type { Actor } from '../engine.js';
import type { Runtime } from '../runtime-parts.js';
import { createRuntime } from './create-runtime.js';

const matter = 'degree-certificate-instant/degree-certificate';
const region = '330199';
const graduate = { applyType: '本人', stage: '普通高中', reason: '遗失', nameDiffers: '相同', delivery: '电子', mobile: '13800000001', truth: true };
const instant = { ...graduate, gradSchool: '示例县第一中学', gradYear: 2008 };

/** What the archivist reads in the graduate's file. */
const found = {
  ...{ found: '查到', archiveNo: '示档-2014-毕-0456', certNo: '330199201400456', nameThen: '孙月', schoolNameThen: '示例中学', stage: '普通高中' },
  ...{ enrolDate: '2011-09-01', gradDate: '2014-06-30', gradYear: 2014 },
};

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
    expect(file.elapsedMs).toBeGreaterThan(0);
    expect(await runtime.documents.verify('XLZM-330199-2026-000001')).toMatchObject({ status: 'valid', holderMasked: '李*' });
    const pdf = taken(await runtime.documents.pdf(file.documents[0]?.id ?? '', actors.liQiang));
    expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe('%PDF-');
  });

  describe('a case that people must decide', () => {
    const both: Actor = { ...actors.archivist, ports: [...actors.archivist.ports, ...actors.registrar.ports] };
    const colleague: Actor = { ...actors.archivist, person: 'archivist-2', name: '马超' };
    let id: string;
    beforeAll(async () => {
      id = (await open(actors.sunYue, { ...graduate, gradSchool: '示例中学', gradYear: 2014, nameDiffers: '不同', formerName: '孙月' })).id;
      await eventually(
        () => runtime.tasks.list({ view: 'group' }, actors.archivist),
        ({ items }) => items.some((task) => task.case.id === id),
      );
    }, 30_000);
    const taskOf = async (by: Actor, view: 'group' | 'mine' | 'done' = 'group') =>
      (await runtime.tasks.list({ view }, by)).items.find((task) => task.case.id === id)?.id ?? '';

    it('shows the applicant who has it, until when and why, with every day counted', async () => {
      const file = taken(await runtime.cases.get(id, actors.sunYue));

      expect(file.waiting).toMatchObject([
        { kind: 'person', who: '学校档案员', reason: { zh: expect.stringMatching(/^等待学校档案员办理“.+”，最迟 2026-09-17。$/) } },
      ]);
      expect(file.waiting[0]?.due?.days.filter(({ counted }) => counted)).toHaveLength(3);
      expect(file.values).toMatchObject({ idNo: '330199199611110087' });
      expect(file.decisions.map((decision) => decision.explanation.decision.id)).toEqual(expect.arrayContaining(['D1-match', 'D2-route']));
      expect(file.history[0]?.text.zh).toBe('孙悦提交申请，系统已受理。');
      const diagram = taken(await runtime.cases.diagram(id, actors.sunYue));
      expect(diagram).toMatchObject({ active: ['archive-check'], incidents: [] });
      expect(diagram.completed).toEqual(expect.arrayContaining(['start', 'verify', 'D2-route']));
    });

    it('does not exist for those whom it does not concern', async () => {
      const strangers: Actor[] = [actors.liQiang, actors.otherRegistrar, actors.systemAdministrator, { ...actors.archivist, tenant: '330198' }];
      const task = await taskOf(actors.archivist);
      for (const stranger of strangers) {
        expect(await runtime.cases.get(id, stranger)).toMatchObject({ code: 'CASE_NOT_FOUND' });
        expect(await runtime.cases.diagram(id, stranger)).toMatchObject({ code: 'CASE_NOT_FOUND' });
        expect(await runtime.cases.watch(id, stranger, () => undefined)).toMatchObject({ code: 'CASE_NOT_FOUND' });
        expect(await runtime.tasks.get(task, stranger)).toMatchObject({ code: 'TASK_NOT_FOUND' });
        expect(await runtime.tasks.claim(task, stranger, { key: 'x' })).toMatchObject({ ok: false });
      }
      expect((await runtime.cases.mine(actors.liQiang)).items.map((file) => file.id)).not.toContain(id);
    });

    it('is masked for staff, taken by one of them, and told to the others', async () => {
      const task = await taskOf(actors.archivist);
      expect(taken(await runtime.tasks.get(task, actors.archivist)).caseValues).toMatchObject({ idNo: '330199********0087' });

      expect(taken(await runtime.tasks.claim(task, actors.archivist, { key: 'claim' }))).toMatchObject({ status: 'claimed', allowed: ['release', 'complete'] });
      expect(taken(await runtime.tasks.claim(task, actors.archivist, { key: 'claim' }))).toMatchObject({ status: 'claimed' });
      expect(await runtime.tasks.claim(task, colleague, { key: 'claim' })).toMatchObject({
        code: 'TASK_ALREADY_CLAIMED',
        message: { zh: expect.stringContaining('徐静') },
      });
      expect(await runtime.tasks.complete(task, { found: '查到' }, colleague, { key: 'c' })).toMatchObject({ code: 'TASK_ALREADY_CLAIMED' });
      expect(taken(await runtime.tasks.release(task, actors.archivist, { key: 'release' }))).toMatchObject({ status: 'open' });
      expect(taken(await runtime.tasks.get(task, colleague)).allowed).toEqual(['claim', 'complete']);
    });

    it('turns yellow past 80 % of its period, counted in working days', async () => {
      const colour = async () => (await runtime.tasks.list({ view: 'group' }, colleague)).items.find((task) => task.case.id === id)?.colour;
      expect(await colour()).toBe('green');
      await setClock(database, '2026-09-17T14:00:00+08:00');
      expect(await colour()).toBe('yellow');
    });

    it('needs four eyes, is told to watchers of every node, and ends with a paper', async () => {
      const other = createRuntime(parts.runtime);
      await other.start();
      const moves: string[] = [];
      const stop = taken(await other.cases.watch(id, actors.sunYue, ({ state }) => moves.push(state)));
      const archive = await taskOf(actors.archivist);
      taken(await runtime.tasks.complete(archive, found, both, { key: 'archive' }));

      const review = await taskOf(actors.registrar);
      expect(await taskOf(both)).not.toBe(review);
      expect(taken(await runtime.tasks.get(review, both))).toMatchObject({ allowed: [], refusal: { code: 'TASK_EXCLUDED' } });
      expect(await runtime.tasks.complete(review, { conclusion: '通过' }, both, { key: 'review' })).toMatchObject({ code: 'TASK_EXCLUDED' });
      taken(await runtime.tasks.complete(review, { conclusion: '通过' }, actors.registrar, { key: 'review' }));
      const file = await ended(id, actors.sunYue);
      expect(file).toMatchObject({ outcome: 'end-issued', documents: [{ status: 'valid' }] });
      expect(await runtime.tasks.complete(review, { conclusion: '通过' }, actors.registrar, { key: 'again' })).toMatchObject({
        code: 'TASK_ALREADY_COMPLETED',
      });
      expect(file.history.map(({ text }) => text.zh).join()).not.toContain('徐静');
      expect((await runtime.tasks.list({ view: 'done' }, actors.registrar)).items.map((task) => task.case.id)).toContain(id);

      await eventually(
        async () => moves.at(-1),
        (state) => state === 'completed',
      );
      stop();
      await other.stop();
    }, 30_000);

    it('gives a paper that staff of the place can take back, once, with a reason that the holder is told', async () => {
      const [paper] = taken(await runtime.cases.get(id, actors.sunYue)).documents;
      const paperId = paper?.id ?? '';
      expect(await runtime.documents.pdf(paperId, actors.liQiang)).toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
      expect(await runtime.documents.revoke(paperId, '误发', actors.sunYue, { key: 'r' })).toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
      expect(await runtime.documents.revoke(paperId, ' ', actors.registrar, { key: 'r' })).toMatchObject({ code: 'SUBMISSION_INVALID' });

      expect(taken(await runtime.documents.revoke(paperId, '档案记载有误', actors.registrar, { key: 'r' }))).toMatchObject({ status: 'revoked' });
      expect(await runtime.documents.revoke(paperId, '档案记载有误', actors.registrar, { key: 'r2' })).toMatchObject({ code: 'DOCUMENT_ALREADY_REVOKED' });
      expect(await runtime.documents.verify(paper?.number ?? '')).toMatchObject({ status: 'revoked', revokedAt: expect.any(String) });
      expect(await runtime.documents.verify('XLZM-330199-2026-999999')).toEqual({ status: 'unknown' });
      const told = await parts.notifications.list(actors.sunYue);
      expect(told.map(({ text }) => text).join()).toContain('档案记载有误');
    });
  });

  it('refuses in words what the rules refuse, with the remedy and the law', async () => {
    const opened = await open(actors.zhouYu, { ...graduate, gradSchool: '示例县第一中学', gradYear: 2015 });
    const file = await ended(opened.id, actors.zhouYu);

    expect(file).toMatchObject({ state: 'completed', outcome: 'end-refused', refusal: { code: expect.stringMatching(/^E-DEG-/) } });
    expect(file.refusal?.remedy.length).toBeGreaterThan(5);
    expect(file.refusal?.basis.length).toBeGreaterThan(0);
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
