import type { Actor } from '@onething/engine';
import { openLines } from './lines.js';

const family: Actor = { person: 'li', name: '李', tenant: '330000', roles: ['applicant'], ports: [] };
const clerk: Actor = { person: 'xu', name: '徐', tenant: '330199', roles: ['clerk'], ports: ['aid/clerk'] };
const nothing = { params: undefined, query: undefined, body: undefined };

/** Lines over two counties, with a clock that is moved by hand. */
async function opened() {
  const clock = { now: 0 };
  const asked = { count: 0 };
  const regions = async () => {
    asked.count += 1;
    return ['330199', '330298'];
  };
  const lines = openLines({ regions, milliseconds: () => clock.now });
  return { lines, clock, asked, settled: () => new Promise((resolve) => setImmediate(resolve)) };
}

describe('the line of a request', () => {
  it('is that of the tenant for staff and programs, and one for everybody who is not signed in', async () => {
    const { lines } = await opened();
    expect(lines.of({ ...nothing, actor: clerk, body: { region: '330298' } })).toBe('330199');
    expect(lines.of({ ...nothing, tenant: '330298' })).toBe('330298');
    expect(lines.of({ ...nothing, query: { region: '330298' } })).toBe('outside');
  });

  it('is that of the county for families, once the node knows the counties', async () => {
    const { lines, settled } = await opened();
    const draft = { ...nothing, actor: family, body: { region: '330298' } };
    expect(lines.of(draft)).toBe('330000');
    await settled();
    expect(lines.of(draft)).toBe('330298');
  });

  it('is not one that somebody has made up, and asks for it once a minute only', async () => {
    const { lines, clock, asked, settled } = await opened();
    for (let n = 0; n < 100; n += 1) {
      const invented = { ...nothing, actor: family, query: { region: `made-up-${n}` } };
      expect(lines.of(invented)).toBe('330000');
      lines.went(invented);
      await settled();
    }
    expect([lines.of({ ...nothing, actor: family }), asked.count]).toEqual(['330000', 1]);
    clock.now = 60_000;
    lines.of({ ...nothing, actor: family, query: { region: 'made-up' } });
    expect(asked.count).toBe(2);
  });

  it('stays the one that a family has named last', async () => {
    const { lines, settled } = await opened();
    for (const region of ['330298', '330298', '330199']) {
      lines.went({ ...nothing, actor: family, query: { region } });
      await settled();
    }
    expect(lines.of({ ...nothing, actor: family })).toBe('330199');
  });
});
