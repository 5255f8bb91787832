import { readFile } from 'node:fs/promises';
import { type Calendar, chinaCalendar } from '@onething/rules';
import { bpmn, flows, mappings, trigger } from '../testing/bpmn-text.js';
import { type Files, PlayedInstance, processSetOf } from '../testing/played-instance.js';
import type { StepContext } from './command.js';
import { excludedPeriods } from './legal-clock.js';
import { recountClock } from './recount-clock.js';

const library = await readFile('processes/library/supplement.bpmn', 'utf8');
const items = '[{ field: "income", note: "请上传收入证明" }]';
const call = `<callActivity id="supplement" name="补正" calledElement="common:supplement">${mappings({
  inputs: { form: '"p:apply"', values: 'values', items, days: '10' },
  outputs: { answered: 'answered', values: 'values' },
})}</callActivity>`;
const overdue = `<boundaryEvent id="overdue" attachedToRef="whole" cancelActivity="false">${trigger.calculated('{ value: 5, unit: "workday" }')}</boundaryEvent>`;
const whole = `<subProcess id="whole" name="办理"><startEvent id="s"/>${call}<userTask id="review" name="复核" onething:candidates="c"/><endEvent id="e"/>${flows('s > supplement > review > e')}</subProcess>`;
const other = `<userTask id="other" name="评议" onething:candidates="c" onething:due="{ value: 5, unit: &quot;workday&quot; }"/>`;
const files: Files = {
  p: bpmn(
    'p',
    '<startEvent id="start"/>',
    '<parallelGateway id="fork"/>',
    whole,
    overdue,
    '<task id="card"/>',
    other,
    '<endEvent id="end"/>',
    flows('start > fork > whole > end', 'fork > other > end', 'overdue > card'),
  ),
  'common:supplement': library,
};

describe('the legal clock of a case', () => {
  it('stands still while the applicant supplies what is missing, and the case is not overdue meanwhile', async () => {
    const instance = await asked();
    expect(instance.open.timers.map(({ elementId, due }) => `${elementId} ${due.slice(0, 10)}`)).toEqual(['lapse 2026-09-30']);
    expect(instance.effects.filter(({ type }) => type === 'moveTask')).toMatchObject([{ activity: taskOf(instance, 'other') }]);
    expect(instance.state.suspensions).toMatchObject([{ reason: '补正材料', from: '2026-09-15' }]);
  });

  it('goes on when the answer comes, and every date explains the days between', async () => {
    const instance = await asked();
    instance.now = '2026-09-21T10:00:00+08:00';
    instance.send({ type: 'completeActivity', activity: taskOf(instance, 'supply'), output: { income: 1 }, by: 'applicant' });

    expect(instance.variables).toMatchObject({ answered: true, values: { income: 1 } });
    const moved = instance.effects.findLast((effect) => effect.type === 'moveTask');
    // Begun on Monday 14: the 15th counts, 16–21 do not, 22–24 do; the mid-autumn holiday is the 25th; Sunday 20 was worked, but excluded.
    expect(moved).toMatchObject({ activity: taskOf(instance, 'other'), due: { date: '2026-09-28' } });
    expect(moved?.due?.days.filter(({ reason }) => reason === 'excluded').map(({ date, name }) => `${date} ${name}`)).toEqual(
      [16, 17, 18, 19, 20, 21].map((day) => `2026-09-${day} 补正材料`),
    );
    expect(instance.events.map(({ type }) => type).filter((type) => type.startsWith('clock.'))).toEqual(['clock.suspended', 'clock.resumed']);
  });

  it('does not move when the answer comes on the same day', async () => {
    const instance = await asked();
    instance.send({ type: 'completeActivity', activity: taskOf(instance, 'supply'), output: {}, by: 'applicant' });
    expect(instance.effects.findLast((effect) => effect.type === 'moveTask')?.due?.date).toBe('2026-09-20');
  });

  it('ends the supplement when nobody answers in time', async () => {
    const instance = await asked();
    instance.now = '2026-10-01T00:00:00+08:00';
    const [lapse] = instance.open.timers;
    instance.send({ type: 'fireTimer', activity: lapse?.activity ?? '' });
    expect(instance.variables).toMatchObject({ answered: false, values: { income: 0 } });
  });

  it('leaves out no day of a pause that ended on its own day, nor of one that lasts', () => {
    const pause = { activity: 'a1', reason: '补正', from: '2026-09-14' };
    expect(excludedPeriods({ suspensions: [{ ...pause, to: '2026-09-14' }, pause] })).toEqual([]);
    expect(excludedPeriods({ suspensions: [{ ...pause, to: '2026-09-15' }] })).toEqual([{ from: '2026-09-15', to: '2026-09-15', reason: '补正' }]);
  });

  it('refuses a timer that was taken down', async () => {
    const instance = await asked();
    const paused = Object.values(instance.state.scopes.root?.activities ?? {}).find(({ paused: is }) => is);
    expect(instance.offer({ type: 'fireTimer', activity: paused?.id ?? '' })).toMatchObject({ ok: false });
  });

  it('counts a timer again from where it began', async () => {
    const instance = await asked();
    instance.now = '2026-09-17T10:00:00+08:00';
    instance.send({ type: 'completeActivity', activity: taskOf(instance, 'supply'), output: {}, by: 'applicant' });
    // Begun on Monday 14: the 15th, then 18, 20 (worked for the holiday), 21 and 22; the 16th and 17th do not count.
    expect(instance.open.timers.map(({ elementId, due }) => `${elementId} ${due}`)).toEqual(['overdue 2026-09-23T00:00:00+08:00']);
  });
});

describe('a calendar that is corrected', () => {
  // 21 and 22 September are taken off too.
  const corrected: Calendar = { ...chinaCalendar, id: 'corrected', holidays: { ...chinaCalendar.holidays, '2026-09-21': '台风', '2026-09-22': '台风' } };
  const context: StepContext = { now: '2026-09-17T10:00:00+08:00', calendar: corrected, parameters: {}, facts: {} };

  it('moves nothing but what ends the pause while the clock stands still', async () => {
    const instance = await asked();
    const told = [{ activity: taskOf(instance, 'other'), due: { at: '2026-09-21T00:00:00+08:00', provisional: false } }];
    const { moved, result } = recountClock(instance.state, told, context);
    expect(moved.map(({ elementId, before, after }) => [elementId, before.slice(0, 10), after.slice(0, 10)])).toEqual([['lapse', '2026-09-30', '2026-10-09']]);
    expect(result.effects.map(({ type }) => type)).toEqual(['cancelTimer', 'scheduleTimer']);
  });

  it('moves tasks and timers with their pauses left out, once, and says from when to when', async () => {
    const instance = await asked();
    instance.now = '2026-09-17T10:00:00+08:00';
    instance.send({ type: 'completeActivity', activity: taskOf(instance, 'supply'), output: {}, by: 'applicant' });
    const told = [{ activity: taskOf(instance, 'other'), due: { at: '2026-09-23T00:00:00+08:00', provisional: false } }];
    const { moved, result } = recountClock(instance.state, told, context);

    // 15, 18, 20, then 23 and 24 instead of 21 and 22.
    expect(moved.map(({ elementId, kind, before, after }) => `${kind} ${elementId} ${before} ${after}`).sort()).toEqual([
      'task other 2026-09-23T00:00:00+08:00 2026-09-25T00:00:00+08:00',
      'timer overdue 2026-09-23T00:00:00+08:00 2026-09-25T00:00:00+08:00',
    ]);
    expect(result.effects.map(({ type }) => type).sort()).toEqual(['cancelTimer', 'moveTask', 'scheduleTimer']);
    expect(result.events).toMatchObject([{ type: 'clock.recounted', processId: 'p', data: { calendar: 'corrected' } }]);
    const again = told.map((one) => ({ ...one, due: { at: '2026-09-25T00:00:00+08:00', provisional: false } }));
    expect(recountClock(result.state, again, context).moved).toEqual([]);
  });
});

/** The applicant was asked on the second day. */
async function asked(): Promise<PlayedInstance> {
  const instance = new PlayedInstance(await processSetOf(files), { facts: { applicant: { id: 'applicant' } } });
  instance.send({ type: 'startInstance', processId: 'p', variables: { values: { income: 0 } } });
  instance.now = '2026-09-15T10:00:00+08:00';
  const [job] = instance.open.jobs;
  instance.send({ type: 'completeActivity', activity: job?.activity ?? '', output: { notified: 1 } });
  return instance;
}

function taskOf(instance: PlayedInstance, elementId: string): string {
  return (
    instance.open.tasks.find((task) => task.elementId === elementId)?.activity ??
    instance.effects.flatMap((effect) => (effect.type === 'openTask' && effect.elementId === elementId ? [effect.activity] : []))[0] ??
    ''
  );
}
