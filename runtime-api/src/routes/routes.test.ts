import { readdirSync, readFileSync } from 'node:fs';
import { actions, may } from '@onething/engine';
import type { Route } from '../route/route.js';
import { routes } from './index.js';

const name = ({ method, path }: Route) => `${method} ${path}`;

describe('every route', () => {
  it('is there once', () => {
    expect(new Set(routes.map(name)).size).toBe(routes.length);
  });

  it.each(routes.map((route) => [name(route), route] as const))('%s declares what one must be allowed to do', (_name, route) => {
    expect(actions).toContain(route.action);
    expect(may(undefined, route.action)).toBe(route.kind === 'public');
  });

  it('that changes something exactly once asks for an idempotency key', () => {
    const changing = routes.filter(({ method, path }) => method === 'POST' && /^\/(cases|tasks|incidents)\b|\/revoke$/.test(path));

    expect(changing.map(({ kind }) => kind)).toEqual(changing.map(() => 'command'));
    expect(changing.length).toBeGreaterThan(5);
  });

  it('of the folder is in the list', () => {
    const groups = readdirSync(new URL('.', import.meta.url))
      .filter((file) => file !== 'index.ts' && !file.endsWith('.test.ts'))
      .map((file) => ({ file, exported: /export const (\w+Routes)\b/.exec(readFileSync(new URL(file, import.meta.url), 'utf8'))?.[1] }))
      .filter(({ exported }) => exported);
    const list = readFileSync(new URL('index.ts', import.meta.url), 'utf8');

    expect(groups.length).toBeGreaterThan(8);
    expect(groups.filter(({ exported }) => !list.includes(`...${exported}`))).toEqual([]);
  });
});

describe('nobody may do what nobody has named', () => {
  it('not even the highest administrator', () => {
    const actor = { person: 'p', name: 'P', tenant: '330000', roles: ['systemAdministrator', 'securityAdministrator'] as const, ports: [] };

    expect(may(actor, 'packages.erase' as never)).toBe(false);
  });
});
