import { openTestSite, type TestSite } from '../../../qa/support/test-site.js';

describe('the door over HTTP', () => {
  let site: TestSite;
  let turnedAway = 0;
  beforeAll(async () => {
    // One request of a tenant at a time, so that a crowd is small enough for a test.
    site = await openTestSite({ ONETHING_REQUESTS_AT_WORK: '3', ONETHING_REQUESTS_OF_ONE_TENANT: '1', ONETHING_REQUESTS_WAITING: '60' });
  }, 240_000);
  afterAll(() => site.close());

  it('lets another county pass a crowd, and turns the end of the crowd away with a time to come back', async () => {
    const [crowd, other] = [await site.cookieOf('archivist'), await site.cookieOf('registrar-other')];
    const ask = (cookie: string) => site.send({ method: 'GET', path: '/api/v1/tasks?view=group', headers: { Cookie: cookie, 'Accept-Language': 'zh' } });
    await ask(other);
    const finished: string[] = [];
    const heard = async (who: string, cookie: string) => {
      const answer = await ask(cookie);
      finished.push(`${who} ${answer.status}`);
      return answer;
    };
    const asked = Array.from({ length: 90 }, () => heard('crowd', crowd));
    const passing = heard('other', other);
    const answers = await Promise.all(asked);
    await passing;

    const served = finished.filter((line) => !line.endsWith('503'));
    // One at work and sixty who wait, and those who came after the first were done.
    expect(served.filter((line) => line.startsWith('crowd')).length).toBeGreaterThanOrEqual(61);
    expect(served.indexOf('other 200')).toBeLessThan(served.length / 2);
    const away = answers.filter(({ status }) => status === 503);
    turnedAway = away.length;
    expect(turnedAway).toBeGreaterThan(0);
    for (const { headers, text } of away) {
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(3);
      expect(JSON.parse(text)).toEqual({ code: 'TOO_BUSY', message: expect.stringMatching(/[一-鿿]/) });
    }
  }, 60_000);

  it('tells what waits by weight and by longest line, and names no tenant and nobody', async () => {
    const { text } = await site.send({ method: 'GET', path: '/metrics' });
    const figures = text.split('\n').filter((line) => line.startsWith('onething_door'));
    expect(figures).toContain(`onething_door_turned_away_total{weight="small"} ${turnedAway}`);
    expect(figures).toContain('onething_door_waiting{weight="small",line="others"} 0');
    expect(figures.join()).not.toMatch(/33\d{4}|archivist/);
  });
});
