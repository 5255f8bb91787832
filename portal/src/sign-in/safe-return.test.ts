import { safeReturn } from './safe-return.js';

describe('safeReturn', () => {
  it('returns to an address of the portal', () => expect(safeReturn('/cases/1?x=2')).toBe('/cases/1?x=2'));

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', null])('goes nowhere else: %s', (to) =>
    expect(safeReturn(to)).toBeUndefined(),
  );
});
