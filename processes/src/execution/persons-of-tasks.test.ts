import { bpmn, flows, mappings } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';

const fragment = (task: string) => bpmn('q', '<startEvent id="s"/>', `<userTask id="review" ${task}/>`, '<endEvent id="e"/>', flows('s > review > e'));
const caller = (call: string, inputs: Readonly<Record<string, string>>) =>
  bpmn(
    'p',
    '<startEvent id="s"/><userTask id="check" name="核查"/>',
    `<callActivity id="c" calledElement="common:q" ${call}>${mappings({ inputs })}</callActivity>`,
    '<endEvent id="e"/>',
    flows('s > check > c > e'),
  );
const given = 'onething:candidatesFrom="reviewers" onething:excludedPersons="coalesce(excluded, [])"';

describe('a fragment whose caller says who does it', () => {
  it('offers its task to the ports of the case, one or several', async () => {
    const one = await play({ p: caller('', { reviewers: '"county.aid"' }), 'common:q': fragment(given) });
    one.complete('check');
    expect(one.open.tasks).toMatchObject([{ elementId: 'review', candidates: ['county.aid'], candidatesOfCase: true, excluded: [] }]);

    const two = await play({ p: caller('', { reviewers: '["county.aid", "city.aid"]' }), 'common:q': fragment(given) });
    two.complete('check');
    expect(two.open.tasks).toMatchObject([{ candidates: ['county.aid', 'city.aid'] }]);
  });

  it('keeps out whoever did the tasks that the call names, and whom the caller lists', async () => {
    const files = { p: caller('onething:excludes="check"', { reviewers: '"county.aid"', excluded: '["person-9"]' }), 'common:q': fragment(given) };
    const instance = await play(files);
    instance.complete('check', {}, 'person-1');
    expect(instance.open.tasks[0]?.excluded).toEqual(['person-9', 'person-1']);
    expect(() => instance.complete('review', {}, 'person-1')).toThrow('PERSON_EXCLUDED');
    instance.complete('review', {}, 'person-2');
    expect(instance.status).toBe('completed');
  });

  it('opens no task while it is not known who must be kept out, or who may do it', async () => {
    const unknown = fragment('onething:candidatesFrom="reviewers" onething:excludedPersons="excluded"');
    const instance = await play({ p: caller('', { reviewers: '"county.aid"' }), 'common:q': unknown });
    instance.complete('check', {}, 'person-1');
    expect(instance.open.tasks).toEqual([]);
    expect(instance.incidents).toEqual(['review EXPRESSION_UNKNOWN']);

    const nobody = await play({ p: caller('', {}), 'common:q': fragment(given) });
    nobody.complete('check', {}, 'person-1');
    expect(nobody.incidents).toEqual(['review EXPRESSION_UNKNOWN']);
  });
});
