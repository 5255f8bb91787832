import { done, type Outcome, refused } from '../outcome.js';
import { hashOf } from './hashing/digest.js';
import { isHex, toHex } from './hashing/hex.js';
import { commitmentOf, type DrawParameters, writeParameters } from './parameters.js';
import type { DrawNotice } from './published.js';
import { quotasOf } from './quotas.js';
import { type FrozenRoster, freezeRoster } from './roster/freeze-roster.js';
import type { RosterRow } from './roster/row.js';
import { checkSources } from './seed/write-seed.js';
import { type TeamRoster, teamDigest } from './team/inspector.js';

/** A draw that can no longer be changed: the agency keeps the roster, the notice is published. */
export interface CommittedDraw {
  readonly roster: FrozenRoster;
  readonly team?: TeamRoster;
  readonly notice: DrawNotice;
}

export interface DrawPlan {
  readonly parameters: DrawParameters;
  readonly entities: readonly RosterRow[];
  /** 32 secret bytes in hexadecimal, or empty. */
  readonly saltKey?: string;
  readonly team?: TeamRoster;
}

/** Freezes and commits, before any source of the seed has happened. Whatever would make the draw void later is refused here. */
export function commitDraw({ parameters, entities, saltKey = '', team }: DrawPlan): Outcome<CommittedDraw> {
  const roster = freezeRoster(parameters.hash, entities, saltKey);
  if (!roster.ok) return roster;
  const bits = checkSources(parameters);
  if (!bits.ok) return bits;
  const wrong = wrongMode(parameters) ?? wrongTeam(parameters, team) ?? wrongRedraw(parameters);
  if (wrong) return wrong;
  const sizes = sizesOf(roster.value.rows);
  const quotas = quotasOf(parameters, sizes);
  if (!quotas.ok) return quotas;
  const written = writeParameters(parameters);
  const notice: DrawNotice = {
    format: 'onething-draw-notice/1',
    parameters,
    root: roster.value.root,
    parametersHash: toHex(hashOf(parameters.hash, written)),
    commitment: commitmentOf(parameters.hash, roster.value.root, written),
    strata: [...sizes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([stratum, size]) => ({ stratum, size, quota: quotas.value.get(stratum) ?? 0 })),
    bits: bits.value,
  };

  return done({ roster: roster.value, ...(team ? { team } : {}), notice });
}

function sizesOf(rows: readonly RosterRow[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { stratum } of rows) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);

  return sizes;
}

function wrongMode({ mode, sealed }: DrawParameters): Outcome<never> | undefined {
  if ((mode === 'sealed') === (sealed !== undefined && isHex(sealed, 32))) return undefined;

  return refused('SEAL_MISSING', {
    zh: '封存模式需要事先公布密封值的摘要，公开模式则不得有密封值。',
    en: 'A sealed draw commits to the hash of its secret; an open one has none.',
  });
}

function wrongTeam({ team: rules, hash }: DrawParameters, roster: TeamRoster | undefined): Outcome<never> | undefined {
  if (!rules && !roster) return undefined;
  if (rules && roster && teamDigest(hash, roster) === rules.roster) return undefined;

  return refused('TEAM_ROSTER_DIFFERS', {
    zh: '执法人员名录与参数中的摘要不符，请重新计算摘要。',
    en: 'The roster of inspectors is not the one whose hash stands in the parameters.',
  });
}

function wrongRedraw({ redraws }: DrawParameters): Outcome<never> | undefined {
  if (redraws?.reason.trim() !== '') return undefined;

  return refused('REDRAW_WITHOUT_REASON', { zh: '重新抽取必须写明原因。', en: 'A draw that replaces another must say why.' });
}
