import { bpmn, flows, loop, mappings, trigger } from '../testing/bpmn-text.js';
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
    expect(foldHistory(instance.events)).toEqual({ status: 'running', active: { a2: 'fill' }, incidents: {}, variables: { asked: 1 }, inside: {} });
    instance.complete('fill', { answer: 2 });
    instance.send({ type: 'raiseIncident', activity: instance.open.jobs[0]?.activity ?? '', code: 'DOWN', message: { zh: '不通', en: 'down' } });
    expect(foldHistory(instance.events)).toMatchObject({ incidents: { a4: 'DOWN' }, variables: { asked: 1, answer: 2 } });
    instance.retry('send').answer('send');
    expect(foldHistory(instance.events)).toEqual({ status: 'completed', active: {}, incidents: {}, variables: { asked: 1, answer: 2 }, inside: {} });
  });

  it('tells what is open inside, with what each part knows, until it is over', async () => {
    const inner = bpmn('q', '<startEvent id="qs"/>', '<userTask id="ask"/>', '<endEvent id="qe"/>', flows('qs > ask > qe'));
    const call = `<callActivity id="c" calledElement="q">${mappings({ inputs: { who: 'person' }, outputs: { said: 'word' } })}${loop.each('people', 'person', { sequential: true, collect: 'words' })}</callActivity>`;
    const instance = await play({ p: bpmn('p', '<startEvent id="s"/>', call, '<endEvent id="e"/>', flows('s > c > e')), q: inner }, { people: ['甲', '乙'] });
    const open = () => Object.values(foldHistory(instance.events).inside).map(({ processId, kind, variables }) => ({ processId, kind, variables }));
    const turns = { nrOfInstances: 2, nrOfActiveInstances: 1, nrOfTerminatedInstances: 0 };
    expect(open()).toEqual([
      { processId: 'p', kind: 'loop', variables: { ...turns, nrOfCompletedInstances: 0 } },
      { processId: 'q', kind: 'process', variables: { who: '甲' } },
    ]);
    instance.complete('ask', { word: '同意' });
    expect(open()).toEqual([
      { processId: 'p', kind: 'loop', variables: { ...turns, nrOfCompletedInstances: 1 } },
      { processId: 'q', kind: 'process', variables: { who: '乙' } },
    ]);
    instance.complete('ask', { word: '反对' });
    expect(foldHistory(instance.events)).toMatchObject({ status: 'completed', inside: {}, variables: { words: [{ said: '同意' }, { said: '反对' }] } });
  });
});
