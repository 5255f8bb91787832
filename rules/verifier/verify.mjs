// node verify.mjs bundle.json [notice.json]: derives a published draw (otd1) again with nothing but Node's own hashes. 独立重新计算抽取结果。
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { selectionOf } from './verify-selection.mjs';

const [bundle, notice] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const { parameters: P, commitment } = bundle.notice;
const hash = (...parts) => parts.reduce((h, part) => h.update(part), createHash(P.hash)).digest();
const hex = (...parts) => hash(...parts).toString('hex');
const raw = (text) => Buffer.from(text, 'hex');
const fields = (v) =>
  Object.keys(v)
    .sort()
    .map((k) => `${JSON.stringify(k)}:${canon(v[k])}`);
const canon = (v) => (Array.isArray(v) ? `[${v.map(canon)}]` : v && typeof v === 'object' ? `{${fields(v)}}` : JSON.stringify(v ?? null));
const agree = (what, computed, published) => {
  const ok = canon(computed) === canon(published);
  if (!ok) process.exitCode = 1;
  console.log(ok ? '一致 agrees   ' : '不一致 DIFFERS', what);
};
// The roster: salted leaves, nodes of two, an odd one goes up.
const rowOf = ([id, stratum, bound = '', district = '', items = '']) => ({ id, stratum, holder: bound || id, district, items: items ? items.split(',') : [] });
const rows = bundle.roster.map((row) => rowOf(row.split('|')));
let level = bundle.roster.map((row, i) => hash(raw('00'), bundle.saltKey ? hash(raw(bundle.saltKey), rows[i].id).subarray(0, 16) : '', row));
while (level.length > 1) level = level.flatMap((node, i) => (i % 2 ? [] : [i + 1 < level.length ? hash(raw('01'), node, level[i + 1]) : node]));
agree('名录 roster', level[0].toString('hex'), bundle.notice.root);
agree('承诺 commitment', [hex('OTD1-commit|', level[0].toString('hex'), '|', hex(canon(P))), notice ?? 0], [commitment, notice ? bundle.notice : 0]);
// The seed: numbers ascending in each source, in the order announced.
const source = (numbers) => `${[...numbers].sort((a, b) => a - b).join('.')}./`;
const found = P.sources.map(({ name }) => bundle.seed.sources.find((s) => s.name === name));
const told = ({ kind }, { numbers, hex: text }) => (text ? `${text}./` : (kind === 'digits' ? numbers[0].map((n) => [n]) : numbers).map(source).join(''));
const S = P.sources.map((announced, i) => told(announced, found[i])).join('');
const K = hash('OTD1-seed|', commitment, '|', S, P.sealed ? `|${bundle.seed.secret}` : '');
agree('种子 seed', [S, K.toString('hex')], [bundle.seed.text, bundle.seed.key]);
const seals = [
  ...P.sources.map(({ committed }, i) => (committed ? [hex(raw(found[i].hex)), committed] : [0, 0])),
  P.sealed ? [hex(raw(bundle.seed.secret)), P.sealed] : [0, 0],
];
agree(
  '随机数与密封值 nonces and seal',
  seals.map(([a]) => a),
  seals.map(([, b]) => b),
);
const code = (text) => createHmac(P.hash, K).update(text).digest('hex');
const selection = selectionOf(P, rows, code);
const order = selection
  .flatMap(({ taken }) => taken)
  .sort()
  .flatMap(([, ids]) => ids);
agree('抽取结果 selection', [selection.map(({ published }) => published), order], [bundle.strata, bundle.order]);
const used = new Set();
const follows = ({ replaced }) =>
  selection.find(({ published: p }) => p.selected.includes(replaced) || (used.has(replaced) && p.alternates.includes(replaced)));
const next = (gone) => follows(gone)?.published.alternates.find((id) => !used.has(id));
agree(
  '递补 substitutes',
  bundle.substitutions.map((gone) => used.add(next(gone)) && [...used].at(-1)),
  bundle.substitutions.map(({ by }) => by),
);
if (bundle.team) agree('检查人员 teams', (await import('./verify-teams.mjs')).teamsOf(bundle, rows, order, code), bundle.team.teams);
