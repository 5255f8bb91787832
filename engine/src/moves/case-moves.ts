import type { Misplaced } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** Moves running cases, here and below, to the release in force: looked at first, proposed by one person, decided by another. */
export interface CaseMoves {
  /** What would become of each case; nothing is changed. `PACKAGE_NOT_FOUND`. */
  plan(packageId: string, by: Actor): Promise<Outcome<MovePlan>>;
  /** `CASES_WITHOUT_PLACE` where one case has none, `NOTHING_TO_MOVE`, `PACKAGE_NOT_FOUND`. */
  propose(packageId: string, reason: string, by: Actor): Promise<Outcome<CaseMove>>;
  list(by: Actor): Promise<readonly CaseMove[]>;
  /**
   * Moves the cases, each in a step of its own; a second call goes on where the first stopped. `CASE_MOVE_NOT_FOUND`, `FOUR_EYES` for who
   * proposed it, `CASE_MOVE_OVERTAKEN` when another release is in force by now, `CASES_WITHOUT_PLACE` when a case has come to a step without one.
   */
  approve(id: string, by: Actor): Promise<Outcome<CaseMove>>;
}

export interface MovePlan {
  readonly package: string;
  readonly release: string;
  readonly version: string;
  readonly groups: readonly MoveGroup[];
}

/** The cases of one earlier release. */
export interface MoveGroup {
  readonly release: string;
  readonly version: string;
  readonly running: number;
  readonly movable: number;
  readonly problems: readonly MoveProblem[];
}

export interface MoveProblem extends Misplaced {
  readonly cases: number;
  /** Some of them, by their numbers. */
  readonly numbers: readonly string[];
}

export interface CaseMove {
  readonly id: string;
  readonly package: string;
  readonly release: string;
  readonly version: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly moved: number;
  readonly mayDecide: boolean;
}
