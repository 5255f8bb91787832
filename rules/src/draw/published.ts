import type { DrawParameters } from './parameters.js';
import type { RevealedSource } from './seed/revealed.js';
import type { StratumSelection } from './select.js';
import type { Substitution } from './substitute.js';
import type { Team } from './team/assign-teams.js';
import type { TeamRoster } from './team/inspector.js';
import type { Shortage } from './team/shortage.js';

/** What is published before the seed exists: nothing of the roster can be changed after it, and nothing of it can be read from it. */
export interface DrawNotice {
  readonly format: 'onething-draw-notice/1';
  readonly parameters: DrawParameters;
  readonly root: string;
  readonly parametersHash: string;
  readonly commitment: string;
  /** Sizes and places. */
  readonly strata: readonly { readonly stratum: string; readonly size: number; readonly quota: number }[];
  readonly bits: number;
}

/** Everything from which anybody derives the result again. In a sealed draw it is published after the last visit. */
export interface DrawBundle {
  readonly format: 'onething-draw/1';
  readonly notice: DrawNotice;
  /** The rows as they were hashed, in the order of their ids. */
  readonly roster: readonly string[];
  readonly saltKey: string;
  readonly seed: {
    readonly sources: readonly RevealedSource[];
    /** S, in the notation of RFC 3797. */
    readonly text: string;
    /** Sealed draws: the 32 bytes whose hash was committed. */
    readonly secret?: string;
    /** K. */
    readonly key: string;
  };
  readonly strata: readonly StratumSelection[];
  readonly order: readonly string[];
  readonly substitutions: readonly Substitution[];
  readonly team?: {
    readonly roster: TeamRoster;
    readonly teams: readonly Team[];
    readonly shortages: readonly Shortage[];
  };
}
