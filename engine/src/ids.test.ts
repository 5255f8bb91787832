import { isId, orderedIds, uuidIds } from './ids.js';

describe('ids', () => {
  it('are UUIDs of version 7, each another one', () => {
    const ids = Array.from({ length: 2000 }, () => uuidIds.next());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => isId(id) && id[14] === '7' && /[89ab]/.test(id[19] ?? ''))).toBe(true);
  });

  it('are in the order in which they were asked for, within a millisecond and when the clock goes back', () => {
    const moments = [5, 5, 5, 6, 4, 4, 7, 7];
    const ids = orderedIds(() => moments.shift() ?? 7);
    const made = Array.from({ length: 1000 }, () => ids.next());
    expect([...made].sort()).toEqual(made);
  });

  it('say when they were made', () => {
    const at = Date.parse('2026-09-14T01:00:00Z');
    expect(
      Number.parseInt(
        orderedIds(() => at)
          .next()
          .replace('-', '')
          .slice(0, 12),
        16,
      ),
    ).toBe(at);
  });
});
