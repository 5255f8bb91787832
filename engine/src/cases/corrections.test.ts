import path from 'node:path';
import { compilePackage, readPackage, runScenario, type Scenario } from '@onething/processes';
import { askingPackage } from '../../../qa/support/asking-package.js';
import { openEngineWorld } from '../../../qa/support/scenario-engine.js';
import { taken } from '../../../qa/support/small-world.js';
import { examplePackages } from '../database/demo-data.js';

const vote = (by: string, refused?: string) => ({ complete: { task: 'vote', by, data: { opinion: '同意' } }, ...(refused && { refused }) });
const correct = (by: string, refused?: string) => ({ complete: { task: 'second', by, data: { opinion: '同意' } }, ...(refused && { refused }) });
const scenario: Scenario = {
  ...{ id: 'corrected', title: '已生效的决定由另一人复核后更正', now: '2026-09-14T09:00:00+08:00', region: '330199', registries: {} },
  people: {
    家长: { name: '王芳', idNo: '330199198806120029', mobile: '13800000006' },
    甲: { name: '徐静', roles: ['clerk'] },
    乙: { name: '马超', roles: ['clerk'] },
  },
  steps: [
    { open: { matter: 'asking', by: '家长', data: { income: 1200, reason: '上学', members: [{ name: '陈大山', relation: '配偶' }] }, as: 'first' } },
    { complete: { task: 'review', by: '甲', data: { verdict: '材料齐全' } } },
    vote('甲'),
    vote('甲', 'TASK_EXCLUDED'),
    vote('乙'),
    { expect: { case: 'first', outcome: 'recognised', clock: { due: '2026-09-28', suspended: false } } },
    vote('乙', 'TASK_NO_LONGER_NEEDED'),
    { open: { matter: 'correcting', by: '甲', data: { reason: '核定有误' }, as: 'second', about: 'first' } },
    { expect: { case: 'second', variables: { family: '王芳', reason: '核定有误' }, openTasks: ['second'] } },
    correct('甲', 'TASK_EXCLUDED'),
    correct('乙'),
    { expect: { case: 'second', outcome: 'corrected' } },
  ],
};

it('corrects a closed case by a second person, on the engine as in the rehearsal', async () => {
  const [common = new Map()] = await examplePackages(path.resolve('.'));
  const compiled = taken(compilePackage(taken(await readPackage(askingPackage())), [taken(await readPackage(common))]));
  expect((await runScenario(compiled, scenario)).failures).toEqual([]);

  const world = await openEngineWorld(compiled, scenario, [common, askingPackage()]);
  try {
    expect((await runScenario(compiled, scenario, world)).failures).toEqual([]);
    const by = { id: '甲', name: '徐静', roles: ['clerk'] };
    expect(await world.openCase({ matter: 'correcting', by, data: { reason: '没有原办件' } })).toMatchObject({ ok: false, code: 'MATTER_NOT_FOUND' });
    expect(await world.openCase({ matter: 'beginning', by: { ...by, roles: [] }, data: {} })).toMatchObject({ ok: false, code: 'MATTER_NOT_FOUND' });
  } finally {
    await world.close();
  }
}, 60_000);
