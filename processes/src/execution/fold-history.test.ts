import { bpmn, flows, trigger } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';
import { foldHistory } from './fold-history.js';

const model = bpmn(
  'p',
  '<startEvent id="s"/>',
  `<userTask id="fill"/><serviceTask id="send" onething:connector="notify"/><boundaryEvent id="b" attachedToRef="fill">${trigger.timer('P1D')}</boundaryEvent>`,
  '<endEvent id="e"/>',
  flows('s > fill > send > e', 'b > e'),
);

// That the sum is the state's own standing is held after every step of every test that plays an instance.
describe('a history', () => {
  it('adds up to where the instance stands', async () => {
    const instance = await play({ p: model }, { asked: 1 });
    expect(foldHistory(instance.events)).toEqual({ status: 'running', active: { a2: 'fill' }, incidents: {}, variables: { asked: 1 } });
    instance.complete('fill', { answer: 2 });
    instance.send({ type: 'raiseIncident', activity: instance.open.jobs[0]?.activity ?? '', code: 'DOWN', message: { zh: '不通', en: 'down' } });
    expect(foldHistory(instance.events)).toMatchObject({ incidents: { a4: 'DOWN' }, variables: { asked: 1, answer: 2 } });
    instance.retry('send').answer('send');
    expect(foldHistory(instance.events)).toEqual({ status: 'completed', active: {}, incidents: {}, variables: { asked: 1, answer: 2 } });
  });
});
