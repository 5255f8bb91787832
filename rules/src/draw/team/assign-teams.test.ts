import fc from 'fast-check';
import { holds } from '../../testing/holds.js';
import { hashOf } from '../hashing/digest.js';
import { Keyed } from '../hashing/keyed.js';
import type { TeamRules } from '../parameters.js';
import type { RosterRow } from '../roster/row.js';
import { assignTeams } from './assign-teams.js';
import { checkTeam } from './check-team.js';
import type { Inspector, TeamRoster } from './inspector.js';

const rules: TeamRules = { size: 2, seniors: 0, cap: 10, day: '2026-09-01', roster: '' };
const keyed = new Keyed('sha256', hashOf('sha256', 'seed'));
const valid = { from: '2020-01-01', until: '2030-12-31' };
const inspector = (id: string, more: Partial<Inspector> = {}): Inspector => ({ id, certificates: [{ item: 'Y', ...valid }], ...more });
const visit = (id: string, more: Partial<RosterRow> = {}): RosterRow => ({ id, stratum: 'A', items: ['Y'], ...more });
const people = (inspectors: readonly Inspector[], more: Partial<TeamRoster> = {}): TeamRoster => ({ inspectors, recusals: [], lastTeams: [], ...more });

function assign(visits: readonly RosterRow[], roster: TeamRoster, more: Partial<TeamRules> = {}) {
  const outcome = assignTeams(visits, roster, { ...rules, ...more }, keyed, 'D');
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

describe('teams', () => {
  it('never have anybody whose certificate has expired, who is on leave, must stand back or works elsewhere', () => {
    const roster = people(
      [
        inspector('I1'),
        inspector('I2'),
        inspector('expired', { certificates: [{ item: 'Y', from: '2020-01-01', until: '2026-08-31' }] }),
        inspector('later', { certificates: [{ item: 'Y', from: '2026-09-02', until: '2030-01-01' }] }),
        inspector('other', { certificates: [{ item: 'Z', ...valid }] }),
        inspector('away', { leave: [{ from: '2026-08-30', until: '2026-09-01' }] }),
        inspector('kin'),
        inspector('far', { district: '乙县' }),
      ],
      { recusals: [{ inspector: 'kin', object: 'T1' }] },
    );
    expect(assign([visit('T1', { district: '甲县' })], roster)).toMatchObject({ shortages: [] });
    expect([...(assign([visit('T1', { district: '甲县' })], roster).teams[0]?.inspectors ?? [])].sort()).toEqual(['I1', 'I2']);
  });

  it('hold a certificate for every item of the visit', () => {
    const both = [
      { item: 'Y', ...valid },
      { item: 'Z', ...valid },
    ];
    const roster = people([inspector('I1'), inspector('I2'), inspector('I3', { certificates: both }), inspector('I4', { certificates: both })]);
    expect([...(assign([visit('T1', { items: ['Y', 'Z'] })], roster).teams[0]?.inspectors ?? [])].sort()).toEqual(['I3', 'I4']);
  });

  it('are not last time’s', () => {
    const roster = people([inspector('I1'), inspector('I2'), inspector('I3')]);
    const usual = assign([visit('T1')], roster).teams[0]?.inspectors ?? [];
    const next = assign([visit('T1')], { ...roster, lastTeams: [{ object: 'T1', inspectors: usual }] });
    expect(next.shortages).toEqual([]);
    expect([...(next.teams[0]?.inspectors ?? [])].sort()).not.toEqual([...usual].sort());
    const only = assign([visit('T1')], people([inspector('I1'), inspector('I2')], { lastTeams: [{ object: 'T1', inspectors: ['I2', 'I1'] }] }));
    expect(only.shortages).toMatchObject([{ proved: false, message: { zh: expect.stringContaining('上次同一组人员') } }]);
  });

  it('have a senior first where one is asked for', () => {
    const roster = people([inspector('I1'), inspector('I2'), inspector('I3', { senior: true })]);
    for (const id of ['T1', 'T2', 'T3']) expect(assign([visit(id)], roster, { seniors: 1 }).teams[0]?.inspectors[0]).toBe('I3');
  });

  it('are filled by moving earlier ones along a path', () => {
    // I3 can only go to T1, so whoever sits there must make room for T2, where everybody else is needed.
    const roster = people([inspector('I1'), inspector('I2'), inspector('I3')], { recusals: [{ inspector: 'I3', object: 'T2' }] });
    const { teams, shortages } = assign([visit('T1'), visit('T2')], roster, { cap: 2 });
    expect(shortages).toEqual([]);
    expect(teams.every(({ inspectors }) => inspectors.length === 2)).toBe(true);
  });

  it('that cannot be filled are told in words, with the numbers that prove it', () => {
    const roster = people(['I1', 'I2', 'I3'].map((id) => inspector(id, { district: 'X县' })));
    const visits = Array.from({ length: 16 }, (_, i) => visit(`T${i}`, { district: 'X县' }));
    const { teams, shortages } = assign(visits, roster);
    expect(teams.flatMap(({ inspectors }) => inspectors)).toHaveLength(30);
    expect(shortages).toMatchObject([
      {
        needs: 32,
        gives: 30,
        proved: true,
        inspectors: ['I1', 'I2', 'I3'],
        message: {
          zh: '在X县，持有“Y”有效证件的执法人员只有 3 人；16 次检查每次需要 2 人，每人上限 10 次。',
          en: 'In X县 only 3 inspectors hold the certificate Y; 16 visits need 2 each at a cap of 10.',
        },
      },
    ]);
  });

  it('follow the published order of inspectors', () => {
    const vector = new Keyed(
      'sha256',
      Uint8Array.from('9bcc4bd0e118b046e85689331568503804646a04581a824df86c2d94af12b8d5'.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16)),
    );
    const roster = people(['I1', 'I2', 'I3', 'I4'].map((id) => inspector(id)));
    const pair = (object: string) => {
      const outcome = assignTeams([visit(object)], roster, rules, vector, '2026-ZJ-001');
      return outcome.ok ? outcome.value.teams[0]?.inspectors : outcome.code;
    };
    expect(['S04', 'S05', 'S08'].map(pair)).toEqual([
      ['I1', 'I4'],
      ['I2', 'I4'],
      ['I2', 'I4'],
    ]);
  });

  it.each([
    ['INSPECTORS_EMPTY', people([]), {}],
    ['INSPECTOR_TWICE', people([inspector('I1'), inspector('I1')]), {}],
    ['TEAM_RULES_INVALID', people([inspector('I1')]), { cap: 0 }],
  ])('%s', (code, roster, more) => {
    expect(assignTeams([visit('T1')], roster, { ...rules, ...more }, keyed, 'D')).toMatchObject({ ok: false, code });
  });
});

describe('a team that somebody wants to send', () => {
  const roster = people(
    [
      inspector('I1', { name: '郑凯' }),
      inspector('I2', { certificates: [{ item: 'Y', from: '2020-01-01', until: '2026-06-30' }], name: '何苗' }),
      inspector('I3'),
    ],
    { recusals: [{ inspector: 'I3', object: 'T1', reason: '曾在该单位任职' }], lastTeams: [{ object: 'T2', inspectors: ['I1', 'I3'] }] },
  );
  it.each([
    [['I1'], 'T1', ['TEAM_TOO_SMALL']],
    [['I1', 'I1'], 'T1', ['TEAM_TOO_SMALL']],
    [['I1', 'I2'], 'T1', ['CERTIFICATE_EXPIRED']],
    [['I1', 'I3'], 'T1', ['INSPECTOR_RECUSED']],
    [['I1', 'I3'], 'T2', ['TEAM_AS_LAST_TIME']],
    [['I1', 'nobody'], 'T1', ['INSPECTOR_UNKNOWN']],
    [['I1', 'I3'], 'T3', []],
  ])('%j to %s: %j', (team, object, codes) => {
    expect(checkTeam(visit(object), team, roster, rules).map(({ code }) => code)).toEqual(codes);
  });

  it('is told the day on which a certificate ended', () => {
    expect(checkTeam(visit('T1'), ['I1', 'I2'], roster, rules)[0]?.message.zh).toContain('何苗的“Y”执法证件已于 2026-06-30 到期');
  });
});

describe('any world of visits and inspectors', () => {
  const world = fc.record({
    edges: fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
    cap: fc.integer({ min: 1, max: 3 }),
    last: fc.boolean(),
  });

  it('gets as many seats filled as an exhaustive flow can, sound ones only, and every shortage adds up', () => {
    holds(
      fc.property(world, ({ edges, cap, last }) => {
        const visits = edges.map((_, v) => visit(`T${v}`));
        const inspectors = Array.from({ length: 5 }, (_, j) => inspector(`I${j}`));
        const recusals = edges.flatMap((row, v) => row.flatMap((may, j) => (may ? [] : [{ inspector: `I${j}`, object: `T${v}` }])));
        const lastTeams = last ? [{ object: 'T0', inspectors: ['I0', 'I1'] }] : [];
        const roster = people(inspectors, { recusals, lastTeams });
        const { teams, shortages } = assign(visits, roster, { cap });
        const seats = teams.flatMap((team) => team.inspectors);
        for (const id of new Set(seats)) expect(seats.filter((seat) => seat === id).length).toBeLessThanOrEqual(cap);
        for (const [v, team] of teams.entries())
          if (team.inspectors.length === 2) expect(checkTeam(visits[v] ?? visit(''), team.inspectors, roster, { ...rules, cap })).toEqual([]);
        if (!last) expect(seats.length).toBe(mostSeats(edges, cap));
        if (!last) expect(shortages.every(({ proved }) => proved)).toBe(true);
        expect(shortages.length > 0).toBe(seats.length < 2 * visits.length);
        for (const { proved, needs, gives } of shortages) expect(proved).toBe(needs > gives);
      }),
    );
  });
});

/** The most seats that can be filled, by trying every pair of every visit. */
function mostSeats(edges: readonly (readonly boolean[])[], cap: number): number {
  const memo = new Map<string, number>();
  const best = (v: number, load: readonly number[]): number => {
    const row = edges[v];
    if (!row) return 0;
    const key = `${v}:${load.join()}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const free = row.flatMap((may, j) => (may && (load[j] ?? 0) < cap ? [j] : []));
    const plus = (...js: number[]) => load.map((n, j) => n + (js.includes(j) ? 1 : 0));
    let most = best(v + 1, load);
    for (const [i, a] of free.entries()) {
      most = Math.max(most, 1 + best(v + 1, plus(a)));
      for (const b of free.slice(i + 1)) most = Math.max(most, 2 + best(v + 1, plus(a, b)));
    }
    memo.set(key, most);
    return most;
  };

  return best(0, [0, 0, 0, 0, 0]);
}
