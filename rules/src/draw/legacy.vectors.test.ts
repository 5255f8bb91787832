import { hashOf } from './hashing/digest.js';
import { toHex } from './hashing/hex.js';
import { drawRfc3797 } from './rfc3797.js';
import { drawSorted, listDigest, orderByHash } from './sort-v1.js';

const ids = Array.from({ length: 10 }, (_, i) => `S${String(i + 1).padStart(3, '0')}`);
const seed = 'drand:8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce:1:101297f1ca7dc44ef6088d94ad5fb7ba03455dc33d53ddb412bbc4564ed986ec';
const S = 'dc42991e0b3373261c98782cb138c46b92fb6f50d3790b37c79fd17c6806a650';

describe('the published vectors of draws by sorted hashes', () => {
  it('digest of the list', () => {
    expect(listDigest(ids)).toBe('03fea70a64c41486d983b397e20a7487b83cebce5ed9d1d5a9e22be5996c1176');
    expect(toHex(hashOf('sha256', `OT-DRAW-1\ndrawId=DEMO-2026-001\npool=${listDigest(ids)}\nseed=${seed}\n`))).toBe(S);
  });

  it('order by S', () => {
    expect(orderByHash(`${S}:`, ids).join(' ')).toBe('S001 S002 S009 S005 S003 S008 S006 S004 S010 S007');
    expect(toHex(hashOf('sha256', `${S}:S001`))).toBe('2699ce70feff86d9e911bd9e5d116b4e6356befd0d5a2ca6f515c195ab6eeecc');
    const people = Array.from({ length: 6 }, (_, i) => `I0${i + 1}`);
    expect(orderByHash(`${S}:S001:`, people).join(' ')).toBe('I04 I03 I01 I02 I05 I06');
    expect(orderByHash(`${S}:S009:`, people).join(' ')).toBe('I01 I04 I05 I03 I06 I02');
  });

  it('the plain form', () => {
    expect(orderByHash('20261001-demo-seed', ids).join(' ')).toBe('S007 S001 S009 S003 S004 S010 S005 S002 S006 S008');
  });

  it('random inspection of the third quarter of 2020 (packages.md 13 T1)', () => {
    const [quarter, officers] = ['2020Q3-PX-20200903', ['E01', 'E02', 'E03', 'E04', 'E05', 'E06']];
    const institutions = Array.from({ length: 27 }, (_, i) => ({
      id: `T${String(i + 1).padStart(2, '0')}`,
      stratum: i < 10 ? 'A' : i < 20 ? 'B' : i < 25 ? 'C' : 'D',
    }));
    const rates = { A: { rate: '0.05' }, B: { rate: '0.1' }, C: { rate: '0.2' }, D: { all: true } } as const;
    const drawn = drawSorted(institutions, quarter, rates, 'ceil');
    expect(drawn).toMatchObject({ ok: true, value: { selected: ['T03', 'T15', 'T21', 'T27', 'T26'] } });
    const order = (id: string) => orderByHash(`${quarter}|${id}|`, officers).join(' ');
    expect([order('T03').slice(0, 7), order('T15').slice(0, 7), order('T21').slice(0, 7), order('T27').slice(0, 11), order('T26').slice(0, 7)]).toEqual([
      'E04 E05',
      'E06 E04',
      'E02 E01',
      'E05 E03 E04',
      'E03 E04',
    ]);
  });

  it('bound entries take the last place together', () => {
    const twins = [
      { id: 'X', stratum: 'A', size: 2 },
      { id: 'Y', stratum: 'A' },
    ];
    const drawn = drawSorted(twins, 's', { A: { count: 2 } }, 'ceil');
    expect(drawn.ok && drawn.value.selected).toEqual(orderByHash('s|', ['X', 'Y'])[0] === 'X' ? ['X'] : ['Y', 'X']);
  });

  it.each([
    ['ROSTER_EMPTY', []],
    [
      'ROSTER_ID_TWICE',
      [
        { id: 'X', stratum: 'A' },
        { id: 'X', stratum: 'A' },
      ],
    ],
  ])('%s', (code, entries) => {
    expect(drawSorted(entries, 's', { A: { all: true } }, 'ceil')).toMatchObject({ ok: false, code });
  });
});

describe('RFC 3797', () => {
  it('gives the vector of the document', () => {
    const drawn = drawRfc3797('9319./2.5.8.10.12./9.18.26.34.41.45./', 25, 16);
    const picks = drawn.ok ? drawn.value : [];
    expect(picks.map(({ picked }) => picked)).toEqual([17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4]);
    expect(picks.slice(0, 3).map(({ digest }) => digest.toUpperCase())).toEqual([
      '990DD0A5692A029A98B5E01AA28F3459',
      '3691E55CB63FCC37914430B2F70B5EC6',
      'FE814EDF564C190AC1D25753979990FA',
    ]);
    expect(picks[15]?.digest.toUpperCase().slice(0, 8)).toBe('3269E6CE');
  });

  it.each([
    ['ROSTER_EMPTY', 0, 1],
    ['QUOTA_OVER_ALL', 5, 6],
    ['RFC3797_TOO_MANY', 70_000, 65_537],
  ])('%s', (code, pool, count) => {
    expect(drawRfc3797('1./', pool, count)).toMatchObject({ ok: false, code });
  });
});
