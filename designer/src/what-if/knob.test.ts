import { changeOf, knobsOf, shownValue } from './knob.js';

const knobs = knobsOf({
  parameters: [{ id: 'dibaoStandard', title: '低保标准', unit: '分', value: 120_000 }],
  numbers: [
    { decision: 'S1-score', pointer: '/grades/2/from', title: '一般困难起点', titleEn: 'general from', value: 30 },
    { decision: 'S1-score', pointer: '/characteristics/0/attributes/1/when#0', title: '收入界线', titleEn: 'income border', value: 1.5 },
    { decision: 'S1-score', pointer: '/characteristics/6/attributes/0/score', title: '资产分值', titleEn: 'assets', value: -20 },
  ],
});

describe('a number to drag', () => {
  it('goes from nothing to twice its value in round steps, a negative one to both sides', () => {
    expect(knobs.map(({ from, to, step }) => [from, to, step])).toEqual([
      [0, 240_000, 5000],
      [0, 60, 1],
      [0, 3, 0.05],
      [-40, 40, 1],
    ]);
  });

  it('makes a change of what was moved and nothing else', () => {
    expect(changeOf(knobs, { dibaoStandard: 130_000, 'S1-score/grades/2/from': 30 }, 'd1')).toEqual({
      draft: 'd1',
      parameters: { dibaoStandard: 130_000 },
      edits: [],
    });
    expect(changeOf(knobs, { 'S1-score/grades/2/from': 40 })).toEqual({
      parameters: {},
      edits: [{ decision: 'S1-score', pointer: '/grades/2/from', value: 40 }],
    });
  });

  it('is read in yuan where it is money', () => {
    expect([shownValue({ unit: 'money' }, 120_000), shownValue({ unit: 'number' }, 0.1 + 0.2)]).toEqual(['1,200', '0.3']);
  });
});
