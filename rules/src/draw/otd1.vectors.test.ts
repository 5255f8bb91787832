import { toHex } from './hashing/hex.js';
import { Keyed } from './hashing/keyed.js';
import { commitmentOf } from './parameters.js';
import { freezeRoster } from './roster/freeze-roster.js';
import { rfc3797Source, seedKey } from './seed/write-seed.js';
import { ticketOf } from './select.js';

const roster = ['S01|A', 'S02|A', 'S03|A', 'S04|A', 'S05|B', 'S06|B', 'S07|B', 'S08|D'].map((row) => ({ id: row.slice(0, 3), stratum: row.slice(4) }));
const seed = [[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]].map(rfc3797Source).join('');

describe.each([
  {
    hash: 'sha256',
    commitment: '19e79956',
    selected: ['S04', 'S05', 'S08'],
  },
  { hash: 'sm3', commitment: '1abca6c3', selected: ['S04', 'S06', 'S08'] },
] as const)('the published vector of otd1 with $hash', ({ hash, commitment, selected }) => {
  const frozen = freezeRoster(hash, roster);
  const parameters = `{"drawId":"2026-ZJ-001","hash":"${hash}","quota":{"A":1,"B":1,"D":1},"v":1}`;
  const committed = commitmentOf(hash, frozen.ok ? frozen.value.root : '', parameters);

  it('commits as published', () => {
    expect(seed).toBe('9319./2.5.8.10.12./9.18.26.34.41.45./');
    expect(committed.slice(0, 8)).toBe(commitment);
  });

  it('draws as published', () => {
    const keyed = new Keyed(hash, seedKey(hash, committed, seed));
    const smallest = (stratum: string) =>
      roster
        .filter((row) => row.stratum === stratum)
        .map(({ id }) => [ticketOf(keyed, '2026-ZJ-001', id), id])
        .sort()[0]?.[1];
    expect(['A', 'B', 'D'].map(smallest)).toEqual(selected);
    expect(toHex(keyed.of('A|2026-ZJ-001|S04|I1'))).toHaveLength(64);
  });
});
