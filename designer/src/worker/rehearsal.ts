import { type CompiledPackage, createPureBackend, prefillFor, type Scenario, type ScenarioBackend, type ScenarioStep } from '@onething/processes';
import { chinaCalendar, type Outcome } from '@onething/rules';
import { movedClock } from './moved-clock.js';
import type { Played, PlayedCase, Question } from './protocol.js';
import { caseName, recordScenario } from './record-scenario.js';

type Move = Extract<Question, { ask: 'open' | 'complete' | 'advance' }>;

/** A rehearsal: people and records of one scenario, nobody's steps; the author plays them with the very step of the server. */
export class Rehearsal {
  private readonly backend: ScenarioBackend;
  private readonly cases: Omit<PlayedCase, 'seen'>[] = [];
  /** What was played, as steps of a scenario. */
  private readonly moves: ScenarioStep[] = [];
  private now: string;
  private readonly prefilled: Played['prefilled'];

  constructor(
    private readonly compiled: CompiledPackage,
    private readonly world: Scenario,
  ) {
    this.backend = createPureBackend(compiled, { ...world, steps: [] });
    this.now = world.now;
    this.prefilled = prefilledBy(compiled, world);
  }

  async play(move: Move): Promise<Played> {
    if (move.ask === 'advance') {
      await this.backend.advance(move.by);
      this.moves.push({ advance: move.by });
      this.now = movedClock(this.now, move.by, chinaCalendar);
      return this.seen();
    }
    const outcome = await this.act(move);
    return outcome.ok ? this.seen() : { ...(await this.seen()), refused: { message: outcome.message, problems: outcome.problems } };
  }

  /** What was played so far, as a scenario of its own. */
  async record({ id, title }: { readonly id: string; readonly title: string }): Promise<Scenario> {
    const { cases } = await this.seen();
    return recordScenario(this.world, this.moves, cases, { id, title });
  }

  async seen(): Promise<Played> {
    const cases = await Promise.all(this.cases.map(async (one) => ({ ...one, seen: await this.backend.inspect(one.id) })));
    return { now: this.now, world: this.world, prefilled: this.prefilled, cases };
  }

  private async act(move: Exclude<Move, { ask: 'advance' }>): Promise<Outcome<unknown>> {
    if (move.ask === 'complete') {
      const completed = await this.backend.completeTask(move);
      const index = this.cases.findIndex(({ id }) => id === move.caseId);
      if (completed.ok) this.moves.push({ complete: { task: move.task, by: move.by.id, data: move.data, case: caseName(index) } });
      return completed;
    }

    const opened = await this.backend.openCase(move);
    const process = this.compiled.package.manifest.matters.find(({ id }) => id === move.matter)?.process ?? '';
    if (!opened.ok) return opened;
    this.moves.push({ open: { matter: move.matter, by: move.by.id, data: move.data, as: caseName(this.cases.length) } });
    this.cases.push({ id: opened.value.caseId, by: move.by.name, process });
    return opened;
  }
}

function prefilledBy(compiled: CompiledPackage, world: Scenario): Played['prefilled'] {
  const people = Object.entries(world.people);
  const of = (matter: string) => Object.fromEntries(people.map(([id, person]) => [id, prefillFor(compiled, world, matter, { ...person, id })]));
  return Object.fromEntries(compiled.package.manifest.matters.map(({ id }) => [id, of(id)]));
}
