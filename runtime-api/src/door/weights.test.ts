import { done, type Outcome } from '@onething/rules';
import { Registry } from 'prom-client';
import { routes } from '../routes/index.js';
import { openDoor } from './door.js';
import { openDoorMetrics } from './door-metrics.js';

const asked = { params: undefined, query: undefined, body: undefined };
const here = () => false;
const nowhere = { regions: async () => [], milliseconds: () => performance.now() };

describe('what is large', () => {
  it('is files, papers, packages and long questions, and nothing that a family or a clerk waits for', () => {
    const large = routes.filter(({ weight }) => weight === 'large').map(({ method, path }) => `${method} ${path}`);
    expect(large).toEqual(
      expect.arrayContaining(['POST /files', 'GET /files/{id}', 'GET /documents/{id}/pdf', 'GET /packages/{id}/export', 'POST /populations/{id}/compare']),
    );
    const daily = [
      'POST /drafts',
      'POST /cases',
      'GET /cases/{id}',
      'GET /cases/{id}/events',
      'GET /tasks',
      'POST /tasks/{id}/complete',
      'POST /webhooks/{id}',
    ];
    expect(large.filter((route) => daily.includes(route))).toEqual([]);
    expect(routes.filter(({ method, path }) => daily.includes(`${method} ${path}`))).toHaveLength(daily.length);
  });

  it('stands in front of nothing small, also of the same tenant', async () => {
    const limits = { small: { places: 2, share: 1, waiting: 5 }, large: { places: 1, share: 1, waiting: 1 } };
    const registry = new Registry();
    const door = openDoor(limits, openDoorMetrics(registry), nowhere);
    let finish: () => void = () => undefined;
    const upload = door.pass('large', asked, here, () => new Promise<Outcome<string>>((resolve) => (finish = () => resolve(done('stored')))));
    const next = door.pass('large', asked, here, async () => done('stored too'));
    expect(await door.pass('small', asked, here, async () => done('answered'))).toEqual(done('answered'));
    expect(await door.pass('large', asked, here, async () => done('never'))).toMatchObject({ ok: false, code: 'TOO_BUSY' });
    expect(await registry.metrics()).toContain('onething_door_waiting{weight="large",line="longest"} 1');
    finish();
    expect([await upload, await next]).toEqual([done('stored'), done('stored too')]);
  });

  it('gives the place back when the work breaks', async () => {
    const limits = { places: 1, share: 1, waiting: 1 };
    const door = openDoor({ small: limits, large: limits }, openDoorMetrics(new Registry()), nowhere);
    await expect(door.pass('small', asked, here, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await door.pass('small', asked, here, async () => done('answered'))).toEqual(done('answered'));
  });
});
