import { bpmn, flows, trigger } from '../testing/bpmn-text.js';
import { play } from '../testing/played-instance.js';
import { isCron, nextCron } from './cron-text.js';

describe('a cron text', () => {
  it.each([
    ['0 9 * * 1-5', '2026-09-18T09:00:00+08:00', '2026-09-21T09:00:00+08:00'],
    ['0 0 9 ? * MON', '2026-09-14T09:00:00+08:00', '2026-09-21T09:00:00+08:00'],
    ['0 0 0 1 * ? 2046', '2026-09-14T09:00:00+08:00', '2046-01-01T00:00:00+08:00'],
    ['30 23 28 2 *', '2026-03-01T00:00:00+08:00', '2027-02-28T23:30:00+08:00'],
  ])('%s after %s is due at %s', (text, from, due) => expect(nextCron(text, from)).toBe(due));

  it.each(['nonsense', '0 9 * *', '61 9 * * *', '0 9 * * * * * *', `${'1,'.repeat(60)}1 9 * * *`])('is not %s', (text) => expect(isCron(text)).toBe(false));

  it('may never be due: that is an incident, not an endless search', async () => {
    const instance = await play({
      p: bpmn('p', '<startEvent id="s"/>', `<intermediateCatchEvent id="t">${trigger.cycle('0 0 31 2 *')}</intermediateCatchEvent>`, flows('s > t')),
    });
    expect(instance.incidents).toEqual(['t TIMER_NOT_VALID']);
  });

  it('repeats on the border of an activity as long as the activity is open', async () => {
    const reminder = `<boundaryEvent id="b" attachedToRef="a" cancelActivity="false">${trigger.cycle('0 9 * * *')}</boundaryEvent><task id="remind"/>`;
    const instance = await play({ p: bpmn('p', '<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>', reminder, flows('s > a > e', 'b > remind')) });
    instance.fireNextTimer().fireNextTimer();
    expect(instance.now).toBe('2026-09-16T09:00:00+08:00');
    expect(instance.complete('a').open.timers).toEqual([]);
  });
});
