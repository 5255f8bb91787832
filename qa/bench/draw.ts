import { commitDraw, type DrawParameters, holdDraw, type Inspector, type RosterRow, type TeamRoster, teamDigest, verifyDraw } from '@onething/rules';
import { Digest } from '../../rules/src/draw/hashing/digest.js';
import { sha256 } from '../../rules/src/draw/hashing/sha256.js';
import { type Figure, report } from './figure.js';

/** A province at once: a million entities in 90 districts and four risk classes, 10,000 inspectors with 7 kinds of certificate, 2 % recusals. */
const count = Number(process.argv[2] ?? 1_000_000);
const districts = Array.from({ length: 90 }, (_, i) => `D${String(i).padStart(2, '0')}`);
const kinds = Array.from({ length: 7 }, (_, i) => `C${i}`);
const day = '2026-09-10';
const figures: Figure[] = [];
let pseudo = 7;
let compressions = 0;

const entities = entitiesOf(count);
const team = teamOf(10_000);
const hashedOnce = seconds(() => hashIdsOnce(entities));
const parameters = parametersOf();
const before = process.memoryUsage().rss;
let peak = before;
const watch = () => {
  peak = Math.max(peak, process.memoryUsage().rss);
};

const started = performance.now();
const committed = commitDraw({ parameters, entities, saltKey: '5a'.repeat(32), team });
if (!committed.ok) throw new Error(committed.message.en);
watch();
const frozen = performance.now();
const held = holdDraw(committed.value, { sources: [{ name: 'beacon', hex: '3c'.repeat(32) }] });
if (!held.ok) throw new Error(held.message.en);
watch();
const ended = performance.now();
const total = (ended - started) / 1000;
const { order, team: teams } = held.value;
const required = requiredHashes();

const note = `${order.length} visits, ${teams?.shortages.length} shortages of ${teams?.shortages.reduce((sum, { unfilled }) => sum + unfilled.length, 0)} visits; freeze ${((frozen - started) / 1000).toFixed(2)} s, draw and teams ${((ended - frozen) / 1000).toFixed(2)} s`;
figures.push(
  {
    name: `draw of ${count} entities against hashing their ids once`,
    value: total / hashedOnce,
    unit: '×',
    goal: 12,
    better: 'lower',
    against: `${total.toFixed(2)} s against ${hashedOnce.toFixed(2)} s, one thread, same run; ${note}`,
  },
  {
    name: `draw of ${count} entities against the hashes that the protocol requires`,
    value: total / required,
    unit: '×',
    goal: 1.5,
    better: 'lower',
    against: `${total.toFixed(2)} s against ${required.toFixed(2)} s for its ${compressions} blocks at the speed of hashing ids, same run`,
  },
  {
    name: `memory of a draw of ${count} entities`,
    value: (peak - before) / 2 ** 20,
    unit: 'MB more',
    goal: 200,
    better: 'lower',
    against: `resident memory after each half, over ${(before / 2 ** 20).toFixed(0)} MB with the roster loaded`,
  },
);
const verifying = seconds(() => {
  for (const step of verifyDraw(held.value)) if (!step.ok) throw new Error(step.id);
});
figures.push({
  name: `verifying a draw of ${count} entities against drawing it`,
  value: verifying / total,
  unit: '×',
  goal: 1.5,
  better: 'lower',
  against: `${verifying.toFixed(2)} s, same run`,
});
report(figures);

function entitiesOf(size: number): readonly RosterRow[] {
  const classes = ['A', 'A', 'A', 'A', 'A', 'A', 'B', 'B', 'C', 'D'];
  return Array.from({ length: size }, (_, i) => {
    const district = districts[next(90)] ?? '';
    return { id: `E${String(i).padStart(7, '0')}`, stratum: `${district}-${classes[next(10)]}`, district, items: [kinds[next(7)] ?? ''] };
  });
}

function teamOf(size: number): TeamRoster {
  const inspectors = Array.from(
    { length: size },
    (_, j): Inspector => ({
      id: `I${String(j).padStart(5, '0')}`,
      district: districts[j % 90] ?? '',
      certificates: kinds.filter(() => next(10) < 4).map((item) => ({ item, from: '2024-01-01', until: '2028-12-31' })),
    }),
  );
  const recusals = Array.from({ length: 20_000 }, () => ({
    inspector: `I${String(next(size)).padStart(5, '0')}`,
    object: `E${String(next(count)).padStart(7, '0')}`,
  }));

  return { inspectors, recusals, lastTeams: [] };
}

/** Rates that give about 37,684 visits of a million, as the first measurement of this algorithm had. */
function parametersOf(): DrawParameters {
  const rate: Readonly<Record<string, string>> = { A: '0.01', B: '0.035', C: '0.09', D: '0.155' };
  const strata = Object.fromEntries(districts.flatMap((district) => Object.entries(rate).map(([name, value]) => [`${district}-${name}`, { rate: value }])));

  return {
    v: 1,
    drawId: 'bench',
    hash: 'sha256',
    mode: 'open',
    strata,
    rounding: 'largest-remainder',
    total: Math.round(count * 0.037684),
    alternates: 5,
    overflow: 'skip',
    sources: [{ name: 'beacon', kind: 'beacon', round: '1', bits: 256, independent: true }],
    minimumBits: 128,
    team: { size: 2, seniors: 0, cap: 10, day, roster: teamDigest('sha256', team) },
  };
}

function hashIdsOnce(list: readonly RosterRow[]): void {
  const digest = new Digest('sha256');
  const out = new Uint8Array(32);
  for (const { id } of list) digest.begin().text(id).finish(out);
}

/** The draw once more with its blocks counted, times what a block takes where ids are hashed once. */
function requiredHashes(): number {
  const { compress } = sha256;
  let made = 0;
  const counted = (state: Int32Array, block: Uint8Array) => {
    made += 1;
    compress(state, block);
  };
  Object.assign(sha256, { compress: counted });
  const again = commitDraw({ parameters, entities, saltKey: '5a'.repeat(32), team });
  if (again.ok) holdDraw(again.value, { sources: [{ name: 'beacon', hex: '3c'.repeat(32) }] });
  Object.assign(sha256, { compress });
  compressions = made;

  return (hashedOnce / count) * made;
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Always the same numbers. */
function next(below: number): number {
  pseudo = (Math.imul(pseudo, 1_103_515_245) + 12_345) >>> 0;
  return (pseudo >>> 8) % below;
}
