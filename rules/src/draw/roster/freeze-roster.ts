import { done, type Outcome, refused } from '../../outcome.js';
import type { HashName } from '../hashing/compression.js';
import { isHex } from '../hashing/hex.js';
import { leavesOf, pathOf, type RowProof, rootOf, saltOf } from './merkle.js';
import { type RosterRow, writeRow } from './row.js';

/** A list that cannot change any more without its root changing. Rows stand in the order of their ids. */
export interface FrozenRoster {
  readonly hash: HashName;
  readonly rows: readonly RosterRow[];
  readonly saltKey: string;
  readonly root: string;
}

/** Sorts, checks and freezes a list. `saltKey` is 32 secret bytes in hexadecimal, or empty where the list is public anyway. */
export function freezeRoster(hash: HashName, entities: readonly RosterRow[], saltKey = ''): Outcome<FrozenRoster> {
  if (entities.length === 0)
    return refused('ROSTER_EMPTY', { zh: '名录为空，无法抽取。请检查筛选条件。', en: 'The roster is empty: nothing can be drawn. Please check its filter.' });
  if (saltKey !== '' && !isHex(saltKey, 32))
    return refused('SALT_KEY_INVALID', { zh: '盐密钥应为 32 字节的十六进制小写文本。', en: 'The salt key must be 32 bytes in lower-case hexadecimal.' });
  const rows = inOrder(entities);
  const wrong = firstWrong(rows) ?? splitBundle(rows);
  if (wrong) return wrong;

  return done({ hash, rows, saltKey, root: rootOf(hash, leavesOf(hash, rows, saltKey)) });
}

/** What one entity is given: its own row and its way to the root. */
export function proveRow({ hash, rows, saltKey }: FrozenRoster, id: string): Outcome<RowProof> {
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  if (!row) return refused('ENTITY_NOT_IN_ROSTER', { zh: `“${id}”不在名录中。`, en: `"${id}" is not in the roster.` });

  return done({ row: writeRow(row), salt: saltOf(hash, saltKey, id), path: pathOf(hash, leavesOf(hash, rows, saltKey), index) });
}

/** A list that is in order already is taken as it is: sorting a million rows again costs more than looking. */
function inOrder(rows: readonly RosterRow[]): readonly RosterRow[] {
  const sorted = rows.every((row, i) => i === 0 || (rows[i - 1]?.id ?? '') < row.id);

  return sorted ? rows : [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function firstWrong(rows: readonly RosterRow[]): Outcome<never> | undefined {
  let last = '';
  for (const row of rows) {
    if (!isCode(row.id) || !isCode(row.stratum) || !isOptional(row.bundle) || !isOptional(row.district) || !(row.items ?? []).every(isItem))
      return invalidId(row);
    if (row.id === last) return twice(row.id);
    last = row.id;
  }

  return undefined;
}

const forbidden = /[|\p{Cc}\p{Cs}\u{10000}-\u{10ffff}]/u;

/** Ids are codes: short, without the column mark, without characters whose order differs between languages. */
function isCode(text: string): boolean {
  return text.length > 0 && text.length <= 64 && !forbidden.test(text);
}

const isOptional = (text: string | undefined) => text === undefined || isCode(text);
const isItem = (text: string) => isCode(text) && !text.includes(',');

/** A bundle has one ticket, so it can only be in one stratum. */
function splitBundle(rows: readonly RosterRow[]): Outcome<never> | undefined {
  const strata = new Map<string, string>();
  for (const { bundle, stratum } of rows) {
    if (bundle === undefined) continue;
    const first = strata.get(bundle) ?? stratum;
    if (first !== stratum)
      return refused('BUNDLE_SPLIT', {
        zh: `捆绑组“${bundle}”的成员分在“${first}”和“${stratum}”两层，请放在同一层。`,
        en: `The members of the bundle "${bundle}" are in the strata "${first}" and "${stratum}". Put them into one.`,
      });
    strata.set(bundle, first);
  }

  return undefined;
}

function invalidId({ id }: RosterRow): Outcome<never> {
  return refused('ROSTER_ID_INVALID', {
    zh: `名录中“${id}”一行含有不允许的代码：代码为 1 至 64 个字符，不含“|”和控制字符。`,
    en: `The row "${id}" has a code that is not allowed: codes have 1 to 64 characters, without "|" and control characters.`,
  });
}

function twice(id: string): Outcome<never> {
  return refused('ROSTER_ID_TWICE', { zh: `“${id}”在名录中出现了两次，请去重。`, en: `"${id}" stands twice in the roster. Please keep one.` });
}
