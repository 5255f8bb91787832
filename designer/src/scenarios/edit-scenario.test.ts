import { readPackage, type Scenario } from '@onething/processes';
import type { FileChanges } from '../beginnings/beginning.js';
import { firstPackage } from '../beginnings/first-package.js';
import { createAnswers } from '../worker/answer.js';
import type { ComparedScenario } from '../worker/protocol.js';
import { addableSteps, answersOf, doesSomething, formOfStep, newStep, withAnswers, withExpectation, withNewPerson, withoutPerson } from './edit-scenario.js';

const files: FileChanges = Object.fromEntries(
  Object.entries(firstPackage({ id: 'venue', title: '场地', level: 'city', matter: { title: '借用', audience: 'applicant' }, reviewer: '总务处' })).map(
    ([path, text]) => [path, path === 'manifest.json' ? text?.replace(/"requires": \[[^\]]*\],/, '') : text],
  ),
);

async function parts() {
  const read = await readPackage(new Map(Object.entries(files).map(([path, text = '']) => [path, new TextEncoder().encode(text)])));
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.value;
}

it('a scenario that is made step by step passes, and a wrong expectation is red', async () => {
  const pkg = await parts();
  const [first] = pkg.scenarios;
  if (!first) throw new Error('a first scenario');
  const empty: Scenario = { ...first, id: 'mine', steps: [] };
  const steps = addableSteps.map((kind) => newStep(kind, empty, pkg, []));
  const expecting = steps.map((step) => ('expect' in step ? withExpectation(step, { outcome: 'done', openTasks: [] }) : step));
  expect(steps.map((step) => formOfStep(step, pkg, [])?.id)).toEqual(['apply', 'review', undefined, undefined]);

  const played = async (scenario: Scenario) => {
    const all = { ...files, 'scenarios/mine.json': JSON.stringify(scenario) };
    const source = { files: Object.entries(all).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])), required: [] };
    const runs = (await createAnswers()({ ask: 'scenarios', source })) as ComparedScenario[];
    return runs.find(({ id }) => id === 'mine')?.passed;
  };
  expect(await played({ ...empty, steps: expecting })).toBe(true);
  expect(await played({ ...empty, steps: steps.map((step) => withExpectation(step, { outcome: null })) })).toBe(false);
});

it('answers are put into a step, and what is not expected any more is gone', async () => {
  const step = newStep('open', { ...(await parts()).scenarios[0] } as Scenario, await parts(), []);
  expect(answersOf(withAnswers(step, { matterText: '新的' }))).toEqual({ matterText: '新的' });
  const expected = withExpectation({ expect: { outcome: 'done', path: ['start'] } }, { outcome: undefined });
  expect(expected).toEqual({ expect: { path: ['start'] } });
});

it('people come and go, but not those who do something', async () => {
  const [first] = (await parts()).scenarios;
  if (!first) throw new Error('a first scenario');
  const more = withNewPerson(withNewPerson(first, '新的人'), '新的人');
  expect(Object.keys(more.people)).toEqual(['申请人', '总务处', '新的人', '新的人2']);
  expect(Object.keys(withoutPerson(withoutPerson(more, '新的人'), '申请人').people)).toEqual(['申请人', '总务处', '新的人2']);
  expect(doesSomething(first, '总务处')).toBe(true);
});
