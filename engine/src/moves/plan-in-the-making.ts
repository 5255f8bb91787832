import type { InstanceState, Misplaced } from '@onething/processes';
import type { CompiledRelease } from '../releases/release-library.js';
import type { CaseToMove } from '../stores/case-move-store.js';
import type { MoveGroup, MovePlan, MoveProblem } from './case-moves.js';

export type Placing = (state: InstanceState) => readonly Misplaced[];

const mostNumbers = 5;

interface Counted {
  readonly version: string;
  running: number;
  movable: number;
  readonly problems: Map<string, { readonly told: Misplaced; cases: number; readonly numbers: string[] }>;
}

/** Counts case by case, so that no more than one is held. */
export class PlanInTheMaking {
  private readonly groups = new Map<string, Counted>();

  constructor(private readonly target: CompiledRelease) {}

  take({ release, number }: CaseToMove, earlier: CompiledRelease, problems: readonly Misplaced[]): void {
    const group = this.groups.get(release) ?? { version: earlier.package.manifest.version, running: 0, movable: 0, problems: new Map() };
    this.groups.set(release, group);
    group.running += 1;
    if (problems.length === 0) group.movable += 1;
    for (const told of problems) {
      const name = JSON.stringify(told);
      const kept = group.problems.get(name) ?? { told, cases: 0, numbers: [] };
      kept.cases += 1;
      if (kept.numbers.length < mostNumbers) kept.numbers.push(number);
      group.problems.set(name, kept);
    }
  }

  finished(): MovePlan {
    const { id, version } = this.target.package.manifest;
    const groups = [...this.groups].map(
      ([release, group]): MoveGroup => ({
        ...{ release, version: group.version, running: group.running, movable: group.movable },
        problems: [...group.problems.values()].map(({ told, cases, numbers }): MoveProblem => ({ ...told, cases, numbers })),
      }),
    );
    return { package: id, release: this.target.hash, version, groups };
  }
}
