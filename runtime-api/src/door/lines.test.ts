import type { Actor } from '@onething/engine';
import { openLines } from './lines.js';

const family: Actor = { person: 'li', name: '李', tenant: '330000', roles: ['applicant'], ports: [] };
const clerk: Actor = { person: 'xu', name: '徐', tenant: '330199', roles: ['clerk'], ports: ['aid/clerk'] };
const nothing = { params: undefined, query: undefined, body: undefined };

describe('the line of a request', () => {
  it('is that of the tenant for staff and programs, and one for everybody who is not signed in', () => {
    const lines = openLines();
    expect(lines.of({ ...nothing, actor: clerk, body: { region: '330298' } })).toBe('330199');
    expect(lines.of({ ...nothing, tenant: '330298' })).toBe('330298');
    expect(lines.of({ ...nothing, query: { region: '330298' } })).toBe('outside');
  });

  it('is that of the county for families, once a request has shown that the county exists', () => {
    const lines = openLines();
    const draft = { ...nothing, actor: family, body: { region: '330298' } };
    expect(lines.of(draft)).toBe('330000');
    lines.went(draft);
    expect(lines.of({ ...draft, actor: { ...family, person: 'wu' } })).toBe('330298');
    expect(lines.of({ ...nothing, actor: { ...family, person: 'wu' }, body: { region: 'made-up' } })).toBe('330000');
  });

  it('stays the one that a family has named last', () => {
    const lines = openLines();
    for (const region of ['330298', '330199']) lines.went({ ...nothing, actor: family, query: { region } });
    expect(lines.of({ ...nothing, actor: family })).toBe('330199');
  });
});
