import fc from 'fast-check';
import { holds } from '../testing/holds.js';
import { commitDraw, type DrawPlan } from './commit-draw.js';
import { hashOf } from './hashing/digest.js';
import { fromHex, toHex } from './hashing/hex.js';
import { Keyed } from './hashing/keyed.js';
import { holdDraw, type Revealed } from './hold-draw.js';
import { appendRecord, checkLog } from './log.js';
import type { DrawParameters } from './parameters.js';
import type { DrawBundle } from './published.js';
import { readBundle } from './read-bundle.js';
import { freezeRoster, proveRow } from './roster/freeze-roster.js';
import { provesRow } from './roster/merkle.js';
import type { RosterRow } from './roster/row.js';
import { totalBits } from './seed/entropy.js';
import { sealOf, seedKey, writeSeed } from './seed/write-seed.js';
import { ticketOf } from './select.js';
import { substitute } from './substitute.js';
import { teamDigest } from './team/inspector.js';
import { verifyDraw } from './verify-draw.js';

const nonce = 'ab'.repeat(32);
const base: DrawParameters = {
  v: 1,
  drawId: '2026-001',
  hash: 'sha256',
  mode: 'open',
  strata: { A: { rate: '0.05' }, B: { rate: '0.1' }, C: { rate: '0.2' }, D: { all: true } },
  rounding: 'ceil',
  alternates: 3,
  overflow: 'skip',
  sources: [
    {
      name: '双色球2026099期',
      independent: true,
      kind: 'lottery',
      groups: [
        { pick: 6, of: 33 },
        { pick: 1, of: 16 },
      ],
    },
    { name: '家长代表摇骰', independent: false, kind: 'digits', count: 20 },
    { name: '监督员随机数', independent: false, kind: 'nonce', bits: 256, committed: toHex(hashOf('sha256', fromHex(nonce))) },
  ],
  minimumBits: 128,
};
const sources: Revealed['sources'] = [
  { name: '双色球2026099期', numbers: [[9, 18, 26, 33, 1, 5], [12]] },
  { name: '家长代表摇骰', numbers: [[0, 5, 3, 9, 9, 1, 2, 7, 6, 6, 0, 1, 4, 4, 8, 2, 3, 5, 7, 1]] },
  { name: '监督员随机数', hex: nonce, openedBy: '公证处' },
];
const entity = (i: number): RosterRow => ({ id: `T${String(i).padStart(4, '0')}`, stratum: i % 10 < 4 ? 'A' : i % 10 < 7 ? 'B' : i % 10 < 9 ? 'C' : 'D' });
const entities = Array.from({ length: 60 }, (_, i) => entity(i));

function bundleOf(more: Partial<DrawParameters> = {}, plan: Partial<DrawPlan> = {}, revealed: Partial<Revealed> = {}): DrawBundle {
  const committed = commitDraw({ parameters: { ...base, ...more }, entities, ...plan });
  if (!committed.ok) throw new Error(committed.message.en);
  const held = holdDraw(committed.value, { sources, ...revealed });
  if (!held.ok) throw new Error(held.message.en);
  return held.value;
}

const failedSteps = (bundle: DrawBundle, notice?: DrawBundle['notice']) => [...verifyDraw(bundle, notice)].filter(({ ok }) => !ok).map(({ id }) => id);

describe('an open draw', () => {
  it('takes exactly the places of every stratum, everybody of a 100 % stratum, and names who follows', () => {
    const { strata, order } = bundleOf();
    expect(strata.map(({ stratum, size, quota, selected, alternates }) => [stratum, size, quota, selected.length, alternates.length])).toEqual([
      ['A', 24, 2, 2, 3],
      ['B', 18, 2, 2, 3],
      ['C', 12, 3, 3, 3],
      ['D', 6, 6, 6, 0],
    ]);
    expect([...order].sort()).toEqual(strata.flatMap(({ selected }) => selected).sort());
  });

  it('states its entropy: 24.07 bits of 双色球, 66.43 of twenty digits', () => {
    expect(totalBits(base.sources.slice(0, 1))).toBe(24.07);
    expect(totalBits([{ name: '3D', independent: true, kind: 'digits', count: 3 }])).toBe(9.96);
    expect(bundleOf().notice.bits).toBe(346.51);
  });

  it('writes the seed as RFC 3797 has it', () => {
    expect(bundleOf().seed.text.startsWith('1.5.9.18.26.33./12./0./5./3./9./')).toBe(true);
  });

  it('is derived again from what was published, also with SM3 and salted rows', () => {
    const sealed = commitDraw({ parameters: base, entities });
    expect(failedSteps(bundleOf(), sealed.ok ? sealed.value.notice : undefined)).toEqual([]);
    const national = bundleOf(
      { hash: 'sm3', sources: base.sources.slice(0, 2), minimumBits: 64 },
      { saltKey: '5a'.repeat(32) },
      { sources: sources.slice(0, 2) },
    );
    expect(failedSteps(national)).toEqual([]);
    expect(readBundle(JSON.parse(JSON.stringify(national)))).toEqual({ ok: true, value: national });
  });

  const swapped = (list: readonly string[]) => [...list].reverse();
  it.each<[string, (bundle: DrawBundle) => DrawBundle, string]>([
    ['somebody taken out of the roster', (b) => ({ ...b, roster: b.roster.slice(1) }), 'roster'],
    ['somebody moved to another stratum', (b) => ({ ...b, roster: b.roster.map((row) => row.replace('T0003|A', 'T0003|B')) }), 'roster'],
    ['another commitment', (b) => ({ ...b, notice: { ...b.notice, commitment: '00'.repeat(32) } }), 'commitment'],
    ['another rate', (b) => ({ ...b, notice: { ...b.notice, parameters: { ...b.notice.parameters, alternates: 4 } } }), 'commitment'],
    ['another seed', (b) => ({ ...b, seed: { ...b.seed, text: `${b.seed.text}1./` } }), 'seed'],
    [
      'another number of the lottery',
      (b) => ({ ...b, seed: { ...b.seed, sources: [{ name: '双色球2026099期', numbers: [[1, 2, 3, 4, 5, 6], [7]] }, ...b.seed.sources.slice(1)] } }),
      'seed',
    ],
    ['somebody else selected', (b) => ({ ...b, strata: b.strata.map((s) => ({ ...s, selected: swapped(s.selected) })) }), 'selection'],
    ['alternates in another order', (b) => ({ ...b, strata: b.strata.map((s) => ({ ...s, alternates: swapped(s.alternates) })) }), 'selection'],
    [
      'a friend as substitute',
      (b) => ({ ...b, substitutions: [{ replaced: b.strata[0]?.selected[0] ?? '', by: b.strata[0]?.alternates[1] ?? '', reason: '停业' }] }),
      'substitutions',
    ],
  ])('%s is noticed', (_, change, step) => {
    expect(failedSteps(change(bundleOf()))).toContain(step);
  });

  it('made up after the fact agrees with itself and not with the notice', () => {
    const [published, madeUp] = [bundleOf(), bundleOf({ drawId: '2026-001b' })];
    expect(failedSteps(madeUp)).toEqual([]);
    expect(failedSteps(madeUp, published.notice)).toEqual(['commitment']);
  });
});

describe('largest remainders', () => {
  it('meet the total exactly', () => {
    const bundle = bundleOf({ rounding: 'largest-remainder', total: 16 });
    expect(bundle.strata.reduce((sum, { quota }) => sum + quota, 0)).toBe(16);
    expect(bundle.order).toHaveLength(16);
    expect(bundleOf({ rounding: 'largest-remainder' }).order).toHaveLength(Math.ceil(24 * 0.05 + 18 * 0.1 + 12 * 0.2 + 6));
  });
});

describe('bundles', () => {
  const twins = entities.map((row, i) => (i % 10 < 4 && i < 8 ? { ...row, bundle: `家庭${i % 4}` } : row));
  it.each(['expand', 'skip', 'waitlist'] as const)('%s: twins are drawn together or not at all', (overflow) => {
    for (let run = 0; run < 30; run += 1) {
      const [stratum] = bundleOf({ overflow, drawId: `D${run}`, alternates: 30, strata: { ...base.strata, A: { count: 3 } } }, { entities: twins }).strata;
      const drawn = new Set(stratum?.selected);
      for (let i = 0; i < 4; i += 1) {
        const family = twins.filter(({ bundle }) => bundle === `家庭${i}`).map(({ id }) => drawn.has(id));
        expect(new Set(family).size).toBe(1);
      }
      expect([3, overflow === 'expand' ? 4 : overflow === 'waitlist' ? 2 : 3]).toContain(drawn.size);
      expect([...drawn, ...(stratum?.alternates ?? [])].length).toBe(24);
    }
  });
});

describe('any draw', () => {
  const world = fc.record({
    sizes: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })),
    rates: fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })),
    rounding: fc.constantFrom('ceil' as const, 'largest-remainder' as const),
    drawId: fc.uuid(),
  });
  const listOf = ([a, b]: readonly [number, number]) => Array.from({ length: a + b }, (_, i): RosterRow => ({ id: `N${i}`, stratum: i < a ? 'A' : 'B' }));
  const strataOf = ([a, b]: readonly [number, number]) => ({ A: { rate: (a / 1000).toFixed(3) }, B: { rate: (b / 1000).toFixed(3) } });

  it('has quotas within one of the exact share, does not depend on the order of rows, and verifies', () => {
    holds(
      fc.property(world, ({ sizes, rates, rounding, drawId }) => {
        const more = { strata: strataOf(rates), rounding, drawId };
        const list = listOf(sizes);
        const bundle = bundleOf(more, { entities: list });
        for (const [i, { size, quota, selected }] of bundle.strata.entries()) {
          const exact = (size * (rates[i] ?? 0)) / 1000;
          expect(selected.length).toBe(quota);
          expect(quota).toBeGreaterThanOrEqual(Math.floor(exact));
          expect(quota).toBeLessThanOrEqual(Math.ceil(exact - 1e-9));
          if (rounding === 'ceil') expect(quota).toBe(Math.max(0, Math.ceil(exact - 1e-9)));
        }
        expect(bundleOf(more, { entities: [...list].reverse() })).toEqual(bundle);
        expect(failedSteps(bundle)).toEqual([]);
      }),
      150,
    );
  });

  it('is stable in one stratum when rows are added to another', () => {
    const key = hashOf('sha256', 'k');
    const keyed = new Keyed('sha256', key);
    const order = (rows: readonly RosterRow[]) =>
      rows
        .filter(({ stratum }) => stratum === 'A')
        .map(({ id }) => [ticketOf(keyed, 'D', id), id])
        .sort();
    expect(order([...entities, { id: 'new', stratum: 'B' }])).toEqual(order(entities));
  });

  it('gives everybody the same chance', () => {
    const hits = new Map<string, number>();
    const runs = 1500;
    const ten = entities.filter(({ stratum }) => stratum === 'A').slice(0, 10);
    for (let run = 0; run < runs; run += 1)
      for (const id of bundleOf({ drawId: `run${run}`, strata: { A: { count: 3 } } }, { entities: ten }).order) hits.set(id, (hits.get(id) ?? 0) + 1);
    const expected = (runs * 3) / 10;
    const chi = ten.reduce((sum, { id }) => sum + ((hits.get(id) ?? 0) - expected) ** 2 / expected, 0);
    // 9 degrees of freedom; 27.9 is passed once in a thousand. The draws are fixed, so this cannot fail by chance.
    expect(chi).toBeLessThan(27.9);
  });
});

describe('a sealed draw', () => {
  const secretOf = (run: number) => toHex(hashOf('sha256', `secret ${run}`));
  const rate = 0.2;
  const held = (mode: 'open' | 'sealed', run: number) => {
    const secret = secretOf(run);
    const more = mode === 'sealed' ? { mode, sealed: sealOf('sha256', secret) } : { mode };
    return bundleOf(
      { ...more, drawId: `run${run}`, strata: { A: { rate: '0.2' }, B: { rate: '0.2' }, C: { rate: '0.2' }, D: { rate: '0.2' } } },
      { saltKey: '11'.repeat(32) },
      mode === 'sealed' ? { secret } : {},
    );
  };

  /** What somebody without the secret can do: every key that can be made from C, S, P, the published seal, the root or a proof, and the smallest tickets under it. */
  const guesses = ({ notice, seed, roster, saltKey }: DrawBundle): Uint8Array[] => {
    const { hash } = notice.parameters;
    const frozen = freezeRoster(
      hash,
      roster.map((row) => ({ id: row.split('|')[0] ?? '', stratum: row.split('|')[1] ?? '' })),
      saltKey,
    );
    const proof = frozen.ok ? proveRow(frozen.value, 'T0000') : frozen;
    const known = [
      undefined,
      '',
      notice.parameters.sealed,
      notice.root,
      notice.commitment,
      '00'.repeat(32),
      proof.ok ? proof.value.salt : '',
      proof.ok ? proof.value.path[0]?.hash : '',
    ];
    return known.map((guess) => seedKey(hash, notice.commitment, seed.text, guess));
  };

  /** Share of the guessed list that was really drawn, for the best of all these guesses. */
  const foretold = (bundle: DrawBundle): number[] => {
    const drawn = new Set(bundle.order);
    return guesses(bundle).map((key) => {
      const keyed = new Keyed(bundle.notice.parameters.hash, key);
      const list = bundle.strata.flatMap(({ stratum, quota }) =>
        bundle.roster
          .filter((row) => row.endsWith(`|${stratum}`))
          .map((row) => row.slice(0, 5))
          .map((id) => ({ id, ticket: ticketOf(keyed, bundle.notice.parameters.drawId, id) }))
          .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
          .slice(0, quota),
      );
      return list.filter(({ id }) => drawn.has(id)).length / list.length;
    });
  };

  it('cannot be foretold from all that is public, while an open one can', () => {
    expect(Math.max(...foretold(held('open', 0)))).toBe(1);
    const runs = 150;
    const sums: number[] = [];
    for (let run = 0; run < runs; run += 1) for (const [i, hit] of foretold(held('sealed', run)).entries()) sums[i] = (sums[i] ?? 0) + hit;
    const drawnShare = 13 / 60;
    // Each strategy guesses 150 × 13 places: four standard deviations are 0.037.
    for (const sum of sums) expect(Math.abs(sum / runs - drawnShare)).toBeLessThan(0.04);
    expect(drawnShare).toBeCloseTo(rate, 1);
  });

  it('is opened from the custodian’s copy and verified like any other', () => {
    expect(failedSteps(held('sealed', 1))).toEqual([]);
    const committed = commitDraw({ parameters: { ...base, mode: 'sealed', sealed: sealOf('sha256', secretOf(1)) }, entities });
    expect(committed.ok && holdDraw(committed.value, { sources, secret: secretOf(2) })).toMatchObject({ ok: false, code: 'SEAL_DIFFERS' });
    expect(committed.ok && holdDraw(committed.value, { sources })).toMatchObject({ ok: false, code: 'SEAL_DIFFERS' });
  });

  it('gives every entity a proof of its own row that tells nothing of the others', () => {
    const frozen = freezeRoster('sha256', entities, '5a'.repeat(32));
    if (!frozen.ok) throw new Error(frozen.code);
    for (const { id } of entities) {
      const proof = proveRow(frozen.value, id);
      expect(proof.ok && provesRow('sha256', frozen.value.root, proof.value)).toBe(true);
      expect(proof.ok && provesRow('sha256', frozen.value.root, { ...proof.value, row: `${id}|D` })).toBe(entity(Number(id.slice(1))).stratum === 'D');
      expect(proof.ok && proof.value.path.length).toBeLessThanOrEqual(6);
    }
    const again = freezeRoster('sha256', entities, 'a5'.repeat(32));
    expect(again.ok && again.value.root).not.toBe(frozen.value.root);
    expect(proveRow(frozen.value, 'nobody')).toMatchObject({ ok: false, code: 'ENTITY_NOT_IN_ROSTER' });
  });
});

describe('teams in a draw', () => {
  const valid = { from: '2020-01-01', until: '2030-12-31' };
  const team = {
    inspectors: Array.from({ length: 8 }, (_, j) => ({ id: `E${j}`, certificates: [{ item: 'PX', ...valid }] })),
    recusals: [{ inspector: 'E1', object: 'T0009', reason: '曾任职' }],
    lastTeams: [],
  };
  const rules = { size: 2, seniors: 0, cap: 5, day: '2026-09-10', roster: teamDigest('sha256', team) } as const;
  const rows = entities.map((row) => ({ ...row, items: ['PX'] }));

  it('are part of the bundle and derived again', () => {
    const bundle = bundleOf({ team: rules }, { entities: rows, team });
    expect(bundle.team?.teams).toHaveLength(bundle.order.length);
    expect(failedSteps(bundle)).toEqual([]);
    const [first, ...rest] = bundle.team?.teams ?? [];
    const changed = { ...bundle, team: bundle.team && { ...bundle.team, teams: [{ object: first?.object ?? '', inspectors: ['E0', 'E0'] }, ...rest] } };
    expect(failedSteps(changed)).toEqual(['team']);
  });

  it('are committed to', () => {
    expect(commitDraw({ parameters: { ...base, team: rules }, entities: rows, team: { ...team, recusals: [] } })).toMatchObject({
      ok: false,
      code: 'TEAM_ROSTER_DIFFERS',
    });
  });
});

describe('those who fall away', () => {
  it('are replaced by the next ticket, each with a reason', () => {
    const { strata } = bundleOf();
    const [a] = strata;
    const gone = [
      { id: a?.selected[0] ?? '', reason: '已停办' },
      { id: a?.alternates[0] ?? '', reason: '已迁出' },
    ];
    expect(substitute(strata, gone)).toMatchObject({ ok: true, value: [{ by: a?.alternates[0] }, { by: a?.alternates[1] }] });
    expect(substitute(strata, [{ id: 'nobody', reason: 'x' }])).toMatchObject({ code: 'ENTITY_NOT_DRAWN' });
    expect(substitute(strata, [{ id: a?.selected[0] ?? '', reason: ' ' }])).toMatchObject({ code: 'SUBSTITUTION_WITHOUT_REASON' });
    expect(substitute(strata, [{ id: strata[3]?.selected[0] ?? '', reason: '已停办' }])).toMatchObject({ code: 'ALTERNATES_EXHAUSTED' });
  });
});

describe('the public log', () => {
  const first = bundleOf().notice;
  it('shows every draw that was held again', () => {
    const one = appendRecord([], first, '2026-09-01T09:00:00+08:00');
    const again = bundleOf({ drawId: '2026-002', redraws: { commitment: first.commitment, reason: '名录遗漏三家机构' } }).notice;
    const two = one.ok ? appendRecord(one.value, again, '2026-09-02T09:00:00+08:00') : one;
    const log = two.ok ? two.value : [];
    expect(log.map(({ no, redraws }) => [no, redraws?.reason])).toEqual([
      [1, undefined],
      [2, '名录遗漏三家机构'],
    ]);
    expect(checkLog(log)).toEqual([]);
    expect(checkLog(log.slice(1))).toMatchObject([{ code: 'LOG_BROKEN', place: '/0' }]);
    expect(appendRecord(log, first, '')).toMatchObject({ code: 'DRAW_ID_TAKEN' });
    expect(appendRecord([], again, '')).toMatchObject({ code: 'REDRAW_OF_UNKNOWN' });
  });
});

describe('bad input', () => {
  const beyond = (source: number, more: object) => sources.map((found, i) => (i === source ? { ...found, ...more } : found));
  it.each<[string, Partial<DrawParameters>, Partial<DrawPlan>]>([
    ['ROSTER_EMPTY', {}, { entities: [] }],
    ['ROSTER_ID_TWICE', {}, { entities: [entity(0), entity(0)] }],
    ['ROSTER_ID_INVALID', {}, { entities: [{ id: 'a|b', stratum: 'A' }] }],
    [
      'BUNDLE_SPLIT',
      {},
      {
        entities: [
          { ...entity(0), bundle: 'x' },
          { ...entity(5), bundle: 'x' },
        ],
      },
    ],
    ['SALT_KEY_INVALID', {}, { saltKey: '12' }],
    ['QUOTA_OVER_ALL', { strata: { ...base.strata, A: { rate: '1.01' } } }, {}],
    ['QUOTA_OVER_ALL', { strata: { ...base.strata, D: { count: 7 } } }, {}],
    ['QUOTA_OVER_ALL', { rounding: 'largest-remainder', total: 6 + 55 }, {}],
    ['QUOTA_INVALID', { strata: { ...base.strata, A: { rate: '5%' } } }, {}],
    ['QUOTA_TOTAL_IMPOSSIBLE', { rounding: 'largest-remainder', total: 3 }, {}],
    ['STRATUM_WITHOUT_QUOTA', { strata: { A: { rate: '0.1' } } }, {}],
    ['SEED_TOO_SHORT', { sources: base.sources.slice(0, 2) }, {}],
    ['SEED_NOT_INDEPENDENT', { sources: base.sources.slice(1) }, {}],
    ['SEAL_MISSING', { mode: 'sealed' }, {}],
    ['REDRAW_WITHOUT_REASON', { redraws: { commitment: 'c', reason: '' } }, {}],
    ['TEAM_ROSTER_DIFFERS', { team: { size: 2, seniors: 0, cap: 1, day: '2026-01-01', roster: '' } }, {}],
  ])('%s', (code, more, plan) => {
    const refusal = commitDraw({ parameters: { ...base, ...more }, entities, ...plan });
    expect(refusal).toMatchObject({ ok: false, code, message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) } });
  });

  it.each([
    ['SEED_SOURCE_MISSING', sources.slice(1)],
    ['SEED_SOURCE_INVALID', beyond(0, { numbers: [[1, 1, 2, 3, 4, 5], [1]] })],
    ['SEED_SOURCE_INVALID', beyond(0, { numbers: [[1, 2, 3, 4, 5, 34], [1]] })],
    ['SEED_SOURCE_INVALID', beyond(1, { numbers: [[1, 2, 3]] })],
    ['SEED_SOURCE_INVALID', beyond(2, { hex: 'XYZ' })],
    ['SEED_NONCE_DIFFERS', beyond(2, { hex: 'cd'.repeat(32) })],
  ])('%s', (code, found) => {
    expect(writeSeed('sha256', base.sources, found)).toMatchObject({ ok: false, code });
  });

  it('a bundle with faults is refused with their places', () => {
    expect(readBundle({ ...bundleOf(), order: [5], extra: 1 })).toMatchObject({
      ok: false,
      code: 'BUNDLE_INVALID',
      problems: [{ place: '/extra' }, { place: '/order/0' }],
    });
  });
});
