import { done, type Outcome, refused } from '../outcome.js';
import type { CommittedDraw } from './commit-draw.js';
import { isHex, toHex } from './hashing/hex.js';
import { Keyed } from './hashing/keyed.js';
import type { DrawBundle } from './published.js';
import { type RosterRow, writeRow } from './roster/row.js';
import type { RevealedSource } from './seed/revealed.js';
import { sealOf, seedKey, writeSeed } from './seed/write-seed.js';
import { select } from './select.js';
import { assignTeams } from './team/assign-teams.js';

/** What became known after the commitment. */
export interface Revealed {
  readonly sources: readonly RevealedSource[];
  /** Sealed draws: the secret, from the agency or from the custodian's copy. */
  readonly secret?: string;
}

/** The draw itself: a function of what was committed and what happened after, and of nothing else. */
export function holdDraw({ roster, team, notice }: CommittedDraw, { sources, secret }: Revealed): Outcome<DrawBundle> {
  const { parameters, commitment } = notice;
  const text = writeSeed(parameters.hash, parameters.sources, sources);
  if (!text.ok) return text;
  if ((secret === undefined) !== (parameters.sealed === undefined) || (secret !== undefined && !opens(parameters.hash, secret, parameters.sealed)))
    return refused('SEAL_DIFFERS', { zh: '密封值与事先公布的摘要不符。', en: 'The secret is not the one whose hash was published.' });
  const key = seedKey(parameters.hash, commitment, text.value, secret);
  const selection = select(roster, parameters, key);
  if (!selection.ok) return selection;
  const { strata, order } = selection.value;
  const assigned =
    parameters.team && team ? assignTeams(rowsOf(roster.rows, order), team, parameters.team, new Keyed(parameters.hash, key), parameters.drawId) : undefined;
  if (assigned && !assigned.ok) return assigned;

  return done({
    format: 'onething-draw/1',
    notice,
    roster: roster.rows.map(writeRow),
    saltKey: roster.saltKey,
    seed: { sources, text: text.value, ...(secret === undefined ? {} : { secret }), key: toHex(key) },
    strata,
    order,
    substitutions: [],
    ...(assigned && team ? { team: { roster: team, ...assigned.value } } : {}),
  });
}

function opens(hash: CommittedDraw['roster']['hash'], secret: string, sealed: string | undefined): boolean {
  return isHex(secret, 32) && sealOf(hash, secret) === sealed;
}

function rowsOf(rows: readonly RosterRow[], order: readonly string[]): readonly RosterRow[] {
  return order.flatMap((id) => rowOf(rows, id) ?? []);
}

/** Rows stand in the order of their ids. */
function rowOf(rows: readonly RosterRow[], id: string): RosterRow | undefined {
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.id ?? '') < id) low = middle + 1;
    else high = middle;
  }

  return rows[low];
}
