import type { DrawDefinition } from '../../decisions/definition.js';
import { checkExpression } from '../../expressions/check-expression.js';
import { typeOfFactType } from '../../expressions/type.js';
import type { Dictionary } from '../../facts/dictionary.js';
import type { Finding } from '../../outcome.js';
import { expressionsOf } from './expressions-of.js';

/** What is wrong with a draw before anything runs. */
export function checkDraw(definition: DrawDefinition, dictionary: Dictionary): readonly Finding[] {
  return [
    // A civil date is text to a draw, and a date to the expressions.
    ...expressionsOf(definition).flatMap(({ place, expr, type }) =>
      checkExpression(expr, dictionary, place, place === '/officers/day' ? undefined : typeOfFactType(type)),
    ),
    ...strataTwice(definition),
    ...ratesOver(definition),
    ...wrongHash(definition),
    ...oneOfficer(definition),
  ];
}

function strataTwice({ strata }: DrawDefinition): readonly Finding[] {
  const ids = strata.map(({ id }) => id);
  return ids.flatMap((id, i) =>
    ids.indexOf(id) === i ? [] : [error('NAME_TAKEN', `/strata/${i}/id`, `层“${id}”写了两次，请删除一个。`, `The stratum "${id}" stands twice; remove one.`)],
  );
}

/** A constant rate is known before anybody is drawn. */
function ratesOver({ strata }: DrawDefinition): readonly Finding[] {
  return strata.flatMap(({ id, rate }, i) =>
    /^\s*[\d.]+\s*$/.test(rate) && Number(rate) > 1
      ? [
          error(
            'QUOTA_OVER_ALL',
            `/strata/${i}/rate`,
            `“${id}”层的比例超过 100%，请改为 0 至 1 之间的数。`,
            `The rate of "${id}" is over 100 %; write a number from 0 to 1.`,
          ),
        ]
      : [],
  );
}

function wrongHash({ algorithm, hash }: DrawDefinition): readonly Finding[] {
  if (algorithm === 'otd1' || hash === undefined || hash === 'sha256') return [];

  return [error('DRAW_HASH_UNKNOWN', '/hash', 'sha256-sort-v1 只使用 SHA-256；需要 SM3 请用 otd1。', 'sha256-sort-v1 has SHA-256 only; take otd1 for SM3.')];
}

function oneOfficer({ officers }: DrawDefinition): readonly Finding[] {
  if (!officers || officers.size >= 2) return [];
  const finding = error(
    'TEAM_TOO_SMALL',
    '/officers/size',
    '行政检查应不少于两人（行政处罚法第四十二条）。',
    'An inspection needs at least two inspectors (行政处罚法 art. 42).',
  );

  return [{ ...finding, severity: 'warning' }];
}

function error(code: string, place: string, zh: string, en: string): Finding {
  return { severity: 'error', code, place, message: { zh, en } };
}
