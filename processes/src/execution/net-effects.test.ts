import { completedElements } from './completed-elements.js';
import type { Effect, HistoryEvent } from './effect.js';
import { netEffects } from './net-effects.js';

const about = (activity: string) => ({ activity, elementId: 'u', processId: 'p' });
const open = (activity: string): Effect => ({ type: 'openTask', ...about(activity), name: 'u', candidates: [], excluded: [], input: {} });
const close = (activity: string): Effect => ({ type: 'closeTask', activity, reason: 'completed' });

describe('what the outside hears of a step', () => {
  it('is not what was asked for and withdrawn in it', () => {
    expect(netEffects([open('a1'), open('a2'), close('a1')])).toEqual([open('a2')]);
  });

  it('is what ends something of an earlier step, and what does not come in pairs', () => {
    const message: Effect = { type: 'sendMessage', ...about('a1'), name: 'M1', keys: [], payload: {} };
    expect(netEffects([close('a1'), open('a1'), message])).toEqual([close('a1'), open('a1'), message]);
  });

  it('pairs each request with one withdrawal only', () => {
    expect(netEffects([open('a1'), close('a1'), close('a1')])).toEqual([close('a1')]);
    expect(netEffects([open('a1'), close('a1'), open('a1')])).toEqual([open('a1')]);
  });

  it('tells a task from an incident of the same activity', () => {
    const incident: Effect = { type: 'openIncident', ...about('a1'), code: 'X', message: { zh: '', en: '' } };
    expect(netEffects([incident, close('a1')])).toEqual([incident, close('a1')]);
    expect(netEffects([incident, { type: 'closeIncident', activity: 'a1' }])).toEqual([]);
  });
});

describe('the elements that a part of a history completes', () => {
  it('are named without a process where its beginning is not there', () => {
    const at = '2026-09-14T09:00:00+08:00';
    const events: HistoryEvent[] = [
      { type: 'timer.fired', processId: 'q', elementId: 't', at },
      { type: 'activity.completed', processId: 'p', elementId: 'u', at },
    ];
    expect(completedElements(events)).toEqual(['u']);
  });
});
