import { done, type Outcome, refused } from '../outcome.js';
import type { StratumSelection } from './select.js';

/** Somebody who fell away after the draw (closed, moved), and who follows: always the next ticket, never somebody chosen. */
export interface Substitution {
  readonly replaced: string;
  readonly by: string;
  readonly reason: string;
}

/** Replaces those who fell away, in the order given; an alternate who falls away is replaced by the next one. */
export function substitute(
  strata: readonly StratumSelection[],
  gone: readonly { readonly id: string; readonly reason: string }[],
): Outcome<readonly Substitution[]> {
  const substitutions: Substitution[] = [];
  const used = new Set<string>();
  for (const { id, reason } of gone) {
    const stratum = strata.find(({ selected, alternates }) => selected.includes(id) || (used.has(id) && alternates.includes(id)));
    if (!stratum || substitutions.some(({ replaced }) => replaced === id)) return notDrawn(id);
    if (reason.trim() === '') return reasonMissing(id);
    const by = stratum.alternates.find((alternate) => !used.has(alternate));
    if (by === undefined) return exhausted(stratum.stratum);
    used.add(by);
    substitutions.push({ replaced: id, by, reason });
  }

  return done(substitutions);
}

function notDrawn(id: string): Outcome<never> {
  return refused('ENTITY_NOT_DRAWN', { zh: `“${id}”没有被抽中，或已被替换。`, en: `"${id}" was not drawn, or has been replaced already.` });
}

function reasonMissing(id: string): Outcome<never> {
  return refused('SUBSTITUTION_WITHOUT_REASON', { zh: `替换“${id}”必须写明原因。`, en: `Say why "${id}" is replaced.` });
}

function exhausted(stratum: string): Outcome<never> {
  return refused('ALTERNATES_EXHAUSTED', {
    zh: `“${stratum}”层的递补名单已经用完，请重新抽取并公布原因。`,
    en: `The alternates of the stratum "${stratum}" are used up. Draw again, and publish why.`,
  });
}
