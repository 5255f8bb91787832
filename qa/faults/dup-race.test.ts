import { withTenant } from '../../engine/src/database/with-tenant.js';
import { applicant, clerk, end, flow, openSmallWorld, plantSmallWorld, region, type SmallWorld, start, taken, userTask } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { setClock } from '../support/test-parts.js';
import { insist } from './insist.js';
import { violations } from './invariants.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const scale = Number(process.env.ROUNDS ?? 4);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** At night 10,000 commands and 2,000 tasks, as reliability asks for. */
const [commands, tasks] = [Math.min(10_000, scale * 50), Number(process.env.RACES ?? scale * 3)];
const late =
  '<bpmn:boundaryEvent id="late" name="逾期" attachedToRef="check"><bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>';
const body = `${start}${userTask('check')}${late}${end}<bpmn:endEvent id="overdue" name="逾期" />${flow('start', 'check', 'end')}${flow('late', 'overdue')}`;

describe('two nodes at the same moment', () => {
  let database: TestDatabase;
  let nodes: SmallWorld[];
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
    await setClock(database, '2026-09-14T09:00:00+08:00');
    nodes = await Promise.all([openSmallWorld(database, body), openSmallWorld(database, body)]);
    await Promise.all(nodes.map(({ runtime }) => runtime.start()));
  }, 30_000);
  afterAll(async () => {
    await Promise.all(nodes.map(({ runtime }) => runtime.stop()));
    await database.close();
  });
  const node = (n: number) => nodes[n % 2] as SmallWorld;
  const count = (table: string, where = 'true') =>
    withTenant(database.app, region, async (t) => Number((await t(table).whereRaw(where).count({ n: '*' }).first())?.n));
  const insisting = <T>(send: Parameters<typeof insist<T>>[0]) => insist(send, () => undefined);

  it(
    `T-dup: ${commands} commands sent three times each have ${commands} effects and equal answers`,
    async () => {
      const ids: string[] = [];
      for (let at = 0; at < commands; at += 100) {
        const keys = Array.from({ length: Math.min(100, commands - at) }, (_, i) => `dup-${at + i}`);
        const answers = await Promise.all(keys.flatMap((key, i) => [0, 1, 2].map((n) => insisting(() => node(n + i).open({}, key)))));
        const given = answers.map((answer) => taken(answer).id);
        for (let i = 0; i < given.length; i += 3) expect(new Set(given.slice(i, i + 3)).size).toBe(1);
        ids.push(...given.filter((_, i) => i % 3 === 0));
      }
      expect(new Set(ids).size).toBe(commands);
      expect(await count('case_file')).toBe(commands);
      expect(await count('command')).toBe(commands);
      recordRun({ test: 'T-dup', cycles: commands, faults: commands * 2, violations: 0, seed });
    },
    commands * 60 + 60_000,
  );

  it(
    `T-race: of eight who want each of ${tasks} tasks exactly one has it, the deadline beside them or not (seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      const cases: string[] = await withTenant(database.app, region, (t) => t('instance').where({ status: 'running' }).orderBy('id').limit(tasks).pluck('id'));
      const codes = new Map<string, number>();
      let moved = false;
      for (const [i, id] of cases.entries()) {
        // For the last ones the deadline comes at the same moment.
        const racing = Array.from({ length: 8 }, (_, n) => node(n).runtime.tasks.complete(`${id}.a2`, { verdict: `${n}` }, clerk(n), { key: `race-${id}` }));
        if (!moved && i > cases.length * 0.8 && random() < 0.5) {
          moved = true;
          await setClock(database, '2026-09-20T09:00:00+08:00');
          for (const { runtime } of nodes) runtime.wake();
        }
        const outcomes = await Promise.all(racing);
        const winners = outcomes.filter(({ ok }) => ok).length;
        const ended = taken(await node(0).runtime.cases.get(id, applicant));
        expect([id, winners]).toEqual([id, ended.outcome === 'overdue' ? 0 : 1]);
        for (const outcome of outcomes) if (!outcome.ok) codes.set(outcome.code, (codes.get(outcome.code) ?? 0) + 1);
      }
      expect([...codes.keys()].filter((code) => !['TASK_ALREADY_COMPLETED', 'TASK_NO_LONGER_NEEDED'].includes(code))).toEqual([]);
      expect(await violations(database.app, region, [])).toEqual([]);
      recordRun({ test: 'T-race', cycles: cases.length, faults: cases.length * 7, violations: 0, seed });
    },
    tasks * 1500 + 60_000,
  );
});
