import { compilePackage } from '../package/compile-package.js';
import { readPackage } from '../package/read-package.js';
import { smallPackageWith } from '../testing/small-package.js';
import { parseScenario } from './parse-scenario.js';
import { runScenario } from './run-scenario.js';
import type { ScenarioStep } from './scenario.js';

const people = { 甲: { name: '甲' }, 乙: { name: '乙', roles: ['clerk'] } };
const open = (count: number, as?: string): ScenarioStep => ({ open: { matter: 'ask', by: '甲', data: { count }, ...(as ? { as } : {}) } });

async function play(steps: readonly ScenarioStep[], parameters?: Readonly<Record<string, number>>) {
  const read = await readPackage(smallPackageWith());
  const compiled = read.ok ? compilePackage(read.value, []) : read;
  if (!compiled.ok) throw new Error(compiled.message.en);
  return runScenario(compiled.value, {
    id: 's',
    title: 's',
    now: '2026-09-14T09:00:00+08:00',
    region: '330199',
    people,
    registries: {},
    steps,
    ...(parameters ? { parameters } : {}),
  });
}

describe('a scenario', () => {
  it('passes when everything comes as expected, and shows path, decision and coverage', async () => {
    const result = await play([open(2), { expect: { outcome: 'end-done', decisions: { few: true }, openTasks: [] } }]);
    expect(result).toMatchObject({
      passed: true,
      failures: [],
      cases: { 'case-1': { path: ['start', 'few', 'end-done'] } },
      coverage: { elements: { missed: ['review'] }, flows: { missed: ['f4', 'f5'] } },
    });
    expect(result.cases['case-1']?.decisions[0]?.explanation.facts).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ name: 'count', value: 2 })]),
    );
  });

  it('says in words where it came otherwise', async () => {
    const result = await play([open(9), { expect: { outcome: 'end-done', path: ['start', 'few', 'end-done'], decisions: { few: true } } }]);
    expect(result.passed).toBe(false);
    expect(result.failures.map(({ place, message }) => `${place}: ${message.zh}`)).toEqual([
      'steps/1 expect.outcome: 办件结果应为 “end-done”，实际为 null',
      'steps/1 expect.path: 路径第 3 步应为 “end-done”，实际为 “review”',
      'steps/1 expect.path: 实际路径：start → few → review',
      expect.stringMatching(/^steps\/1 expect\.decisions: 决策“few”的结果应为 true，实际为 false。理由：/),
    ]);
  });

  it('is decided by the figures that the city has set', async () => {
    expect(await play([open(9), { expect: { outcome: 'end-done' } }], { most: 10 })).toMatchObject({ passed: true });
  });

  it('keeps several cases apart in one world', async () => {
    const steps: ScenarioStep[] = [
      open(9, 'first'),
      open(8, 'second'),
      { complete: { task: 'review', by: '乙', case: 'first', data: { pass: true } } },
      { expect: { case: 'first', outcome: 'end-done' } },
      { expect: { case: 'second', openTasks: ['review'], outcome: null, dueDates: { review: '2026-09-16' } } },
    ];
    expect(await play(steps)).toMatchObject({ passed: true });
  });

  it('holds tasks and forms to their rules', async () => {
    const steps: ScenarioStep[] = [
      { open: { matter: 'ask', by: '甲', data: { count: 9, extra: 1 } }, problems: { extra: 'UNKNOWN_FIELD' } },
      open(9),
      { complete: { task: 'review', by: '甲', data: { pass: true } }, refused: 'TASK_NOT_YOURS' },
      { complete: { task: 'review', by: '乙', data: {} }, refused: 'SUBMISSION_INVALID' },
      { complete: { task: 'approve', by: '乙', data: {} }, refused: 'TASK_NOT_FOUND' },
      { complete: { task: 'review', by: '乙', data: { pass: true } } },
      { complete: { task: 'review', by: '乙', data: { pass: true } }, refused: 'TASK_ALREADY_COMPLETED' },
    ];
    expect((await play(steps)).failures).toEqual([]);
  });

  it('fails when a refusal is expected and does not come, and when somebody is not named', async () => {
    const result = await play([
      open(9),
      { complete: { task: 'review', by: '乙', data: { pass: true } }, refused: 'TASK_EXCLUDED' },
      { open: { matter: 'ask', by: '丙', data: {} } },
    ]);
    expect(result.failures.map(({ place, message }) => `${place}: ${message.zh}`)).toEqual([
      'steps/1: 任务“review”应被拒绝（TASK_EXCLUDED），实际：任务已办理',
      'steps/2: people 里没有“丙”',
    ]);
  });
});

describe('a scenario file', () => {
  const file = { id: 's', title: 's', now: '2026-09-14T09:00:00+08:00', region: '330199', people, registries: {}, steps: [open(1)] };

  it('is read when it is one', () => {
    expect(parseScenario(file)).toEqual({ ok: true, value: file });
  });

  it.each([
    [{ ...file, region: '33' }, 'scenario.json#/region'],
    [{ ...file, steps: [] }, 'scenario.json#/steps'],
    [{ ...file, steps: [{ advance: { weeks: 1 } }] }, 'scenario.json#/steps/0/advance/weeks'],
    [{ ...file, steps: [{ wait: 1 }] }, 'scenario.json#/steps/0'],
  ])('is refused with the place of the mistake', (json, place) => {
    const read = parseScenario(json);
    expect(read.ok ? [] : read.problems?.map((problem) => problem.place)).toContain(place);
  });
});
