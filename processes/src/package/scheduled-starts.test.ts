import { createPureBackend } from '../scenario/pure/pure-backend.js';
import { runScenario } from '../scenario/run-scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { bpmn, flows, mappings, trigger } from '../testing/bpmn-text.js';
import { valueIn } from '../testing/played-instance.js';
import { smallPackage, smallPackageWith } from '../testing/small-package.js';
import { checkPackage } from './check-package.js';
import { compilePackage } from './compile-package.js';
import { readPackage } from './read-package.js';
import { scheduledStarts } from './scheduled-starts.js';

const daily = trigger.cycle('0 8 * * *');
const counted = mappings({ inputs: { count: 'params.most + 1' } });

/** Begun by hand at `start` and by the clock at `tick`. */
function process({ tick = daily, inputs = counted } = {}): string {
  const task = '<userTask id="review" onething:form="review" onething:candidates="clerk"/>';
  const starts = `<startEvent id="start" onething:form="apply"/><startEvent id="tick" name="每日">${inputs}${tick}</startEvent>`;
  return bpmn('ask', starts, task, '<endEvent id="end"/>', flows('start > review > end', 'tick > review'));
}

const manifest = JSON.parse(smallPackage['manifest.json'] ?? '');

async function packageOf(xml = process(), changes: object = {}) {
  const [matter] = manifest.matters;
  const changed = { ...manifest, matters: [{ ...matter, audience: 'staff', openedBy: ['clerk'], ...changes }] };
  return valueIn(
    await readPackage(
      smallPackageWith({
        'manifest.json': JSON.stringify(changed),
        'processes/ask.bpmn': xml,
        'scenarios/few.json': undefined,
        'decisions/few.json': undefined,
      }),
    ),
  );
}

const codes = async (xml?: string, changes?: object) =>
  checkPackage(await packageOf(xml, changes), []).flatMap(({ code }) => (code.startsWith('SCHEDULE') ? [code] : []));

const about = { now: '2026-09-14T09:00:00+08:00', region: '330199', registries: {} };
const people: Scenario['people'] = { 乙: { name: '乙', roles: ['clerk'] }, 甲: { name: '甲' } };

describe('a process that begins by the clock', () => {
  it('is known with its matter, its event and who could begin it by hand', async () => {
    expect(scheduledStarts(valueIn(compilePackage(await packageOf(), [])))).toEqual([
      { matter: 'ask', process: 'ask', event: 'tick', time: { kind: 'cron', text: '0 8 * * *' }, openedBy: ['clerk'] },
    ]);
  });

  it('opens a case each day while the clock is moved, without an applicant, and by hand beside it', async () => {
    const compiled = valueIn(compilePackage(await packageOf(), []));
    const result = await runScenario(compiled, {
      ...about,
      ...{ id: 's', title: 's', people },
      steps: [
        { open: { matter: 'ask', by: '乙', data: { count: 1 }, as: 'by-hand' } },
        { advance: { days: 2 } },
        { begun: { matter: 'ask', as: 'first' } },
        { begun: { matter: 'ask', as: 'second' } },
        { expect: { case: 'first', path: ['tick', 'review'], openTasks: ['review'], variables: { count: 4 } } },
        { complete: { case: 'second', task: 'review', by: '乙', data: { pass: true } } },
        { expect: { case: 'second', outcome: 'end' } },
        { expect: { case: 'by-hand', path: ['start', 'review'] } },
      ],
    });
    expect(result.failures).toEqual([]);
    const third = await runScenario(compiled, {
      ...about,
      ...{ id: 's', title: 's', people },
      steps: [{ advance: { hours: 22 } }, { begun: { matter: 'ask', as: 'first' } }],
    });
    expect(third.failures).toMatchObject([{ place: 'steps/1' }]);
  });

  it('tells in its history when it was due', async () => {
    const backend = createPureBackend(valueIn(compilePackage(await packageOf(), [])), { ...about, id: 's', title: 's', people, steps: [] });
    await backend.advance({ days: 1 });
    const [opened] = await backend.begun();
    expect(backend.told(opened?.caseId ?? '')).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({
          type: 'instance.started',
          data: { variables: { count: 4 }, startEvent: 'tick', occurrence: { at: '2026-09-15T08:00:00+08:00', missed: 0 } },
        }),
      ]),
      facts: { applicant: { id: 'system' } },
    });
  });

  it('opens nothing where nobody could begin it by hand', async () => {
    const backend = createPureBackend(valueIn(compilePackage(await packageOf(), [])), {
      ...about,
      id: 's',
      title: 's',
      people: { 甲: { name: '甲' } },
      steps: [],
    });
    await backend.advance({ days: 3 });
    expect(await backend.begun()).toEqual([]);
  });

  it('says why the form did not take what the clock brought', async () => {
    const compiled = valueIn(compilePackage(await packageOf(process({ inputs: mappings({ inputs: { count: '"many"' } }) })), []));
    const { failures } = await runScenario(compiled, {
      ...about,
      id: 's',
      title: 's',
      people,
      steps: [{ advance: { days: 1 } }, { begun: { matter: 'ask', as: 'first' } }],
    });
    expect(failures).toMatchObject([
      { place: 'steps/1', message: { zh: expect.stringMatching(/没有由消息或定时开始的“ask”办件 表单没有填写正确 \/count .+/) } },
    ]);
  });

  it('is checked: nothing is wrong with it', async () => {
    expect(await codes()).toEqual([]);
  });

  it.each([
    ['no matter names the process', process(), { process: 'nowhere' }, 'SCHEDULE_WITHOUT_MATTER'],
    ['its matter is one of the applicants', process(), { audience: 'applicant' }, 'SCHEDULE_NOT_STAFF'],
    ['its matter is about a closed case', process(), { corrects: ['ask'] }, 'SCHEDULE_CORRECTS'],
    ['a required answer comes from nowhere', process({ inputs: '' }), {}, 'SCHEDULE_ANSWER_MISSING'],
    ['it would open a case each minute', process({ tick: trigger.cycle('* 8 * * *') }), {}, 'SCHEDULE_TOO_OFTEN'],
    ['its times are to be calculated', process({ tick: trigger.calculated('"P1D"') }), {}, 'SCHEDULE_NOT_STATED'],
    ['a message could begin it too', process({ tick: daily + trigger.message('M1') }), {}, 'SCHEDULE_NOT_ALONE'],
  ])('is refused when %s', async (_, xml, changes, code) => {
    expect(await codes(xml, changes)).toEqual([code]);
  });

  it('is answered by a default of the form', async () => {
    const form = (smallPackage['forms/apply.json'] ?? '').replace('"title":"数量"', '"title":"数量","default":7');
    const files = smallPackageWith({
      'forms/apply.json': form,
      'processes/ask.bpmn': process({ inputs: '' }),
      'scenarios/few.json': undefined,
      'decisions/few.json': undefined,
    });
    files.set('manifest.json', new TextEncoder().encode(JSON.stringify({ ...manifest, matters: [{ ...manifest.matters[0], audience: 'staff' }] })));
    const pkg = valueIn(await readPackage(files));
    expect(checkPackage(pkg, []).filter(({ severity }) => severity === 'error')).toEqual([]);
    const backend = createPureBackend(valueIn(compilePackage(pkg, [])), { ...about, id: 's', title: 's', people, steps: [] });
    await backend.advance({ days: 1 });
    const [opened] = await backend.begun();
    expect((await backend.inspect(opened?.caseId ?? '')).variables).toEqual({ count: 7 });
  });
});
