import { parseProcess } from '../language/parse-process.js';
import type { ProcessModel } from '../language/process-model.js';
import { bpmn, flows } from '../testing/bpmn-text.js';
import { valueIn } from '../testing/played-instance.js';
import { compareModels } from './compare-models.js';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const task = (id: string, more = '') => `<userTask id="${id}" name="${id}" ${more}/>`;

async function modelOf(...parts: readonly string[]): Promise<ProcessModel> {
  const [model] = valueIn(await parseProcess(bpmn('p', ends, ...parts))).processes;
  if (!model) throw new Error('No process');
  return model;
}

async function verdicts(earlier: readonly string[], later: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const places = compareModels(await modelOf(...earlier), await modelOf(...later));
  return Object.fromEntries(
    places.map(({ element, verdict, counterpart, reasons }) => [
      element,
      [verdict, ...(counterpart ? [counterpart] : []), ...reasons.map(({ code }) => code)].join(' '),
    ]),
  );
}

const first = [task('apply'), task('check'), task('sign'), flows('s > apply > check > sign > e')];

describe('an open case under a later release', () => {
  it('is not touched by what lies behind it or nothing at all', async () => {
    expect(await verdicts(first, first)).toEqual({ apply: 'same apply', check: 'same check', sign: 'same sign' });
  });

  it('goes on at its counterpart when something changes ahead of it or in it', async () => {
    const later = [task('apply'), task('check', 'onething:form="f2"'), task('sign'), task('keep'), flows('s > apply > check > sign > keep > e')];
    expect(await verdicts(first, later)).toEqual({ apply: 'moves apply', check: 'moves check CHANGED', sign: 'moves sign' });
  });

  it('needs a person when it has not passed what is now required', async () => {
    const later = [task('apply'), task('verify'), task('check'), task('sign'), flows('s > apply > verify > check > sign > e')];
    expect(await verdicts(first, later)).toEqual({ apply: 'moves apply', check: 'person check STEPS_SKIPPED', sign: 'person sign STEPS_SKIPPED' });
  });

  it('keeps its release where its step is gone, has become something else or cannot be reached', async () => {
    const later = [task('apply'), '<serviceTask id="check" onething:connector="notify"/>', flows('s > apply > check > e'), task('sign')];
    expect(await verdicts([...first, task('old')], later)).toMatchObject({
      check: 'stays OTHER_TYPE',
      sign: 'stays NOT_REACHABLE',
      old: 'stays NO_COUNTERPART',
    });
  });

  it('is found again by name when only the id has changed', async () => {
    const later = [task('apply'), '<userTask id="check2" name="check"/>', task('sign'), flows('s > apply > check2 > sign > e')];
    expect(await verdicts(first, later)).toMatchObject({ check: 'moves check2 RENAMED' });
  });

  it('needs a person when its branch has come under another split, or into another sub-process', async () => {
    const split = [
      task('apply'),
      task('check'),
      task('sign'),
      '<parallelGateway id="f"/><parallelGateway id="j"/>',
      flows('s > apply > f > check > j > e', 'f > sign > j'),
    ];
    expect(await verdicts(first, split)).toEqual({ apply: 'moves apply', check: 'person check OTHER_BRANCHES', sign: 'person sign OTHER_BRANCHES' });
    const inside = [
      task('apply'),
      `<subProcess id="sub"><startEvent id="is"/>${task('check')}<endEvent id="ie"/>${flows('is > check > ie')}</subProcess>`,
      task('sign'),
      flows('s > apply > sub > sign > e'),
    ];
    expect(await verdicts(first, inside)).toMatchObject({ check: 'person check OTHER_PLACE' });
  });
});
