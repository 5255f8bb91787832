import {
  type Command,
  type CompiledPackage,
  createPureBackend,
  foldHistory,
  type HistoryEvent,
  type InstanceState,
  openWork,
  readState,
  runScenario,
  type Scenario,
  type StepResult,
  standingOf,
} from '@onething/processes';
import { Outstanding } from '../../processes/src/testing/outstanding.js';

/** What one scenario passed while everything was given up and read back after every step. */
export interface ReloadedRun {
  readonly failures: readonly string[];
  /** `process/element` of every element that began or ended between two reloads. */
  readonly passed: ReadonlySet<string>;
  readonly steps: number;
}

/**
 * Plays a scenario as on a machine that dies after every step: what goes on is the text of the state alone, read back, on the
 * other of two compilations of the package. After each step the history and the outstanding work must add up to that state.
 */
export async function runReloaded([one, other]: readonly [CompiledPackage, CompiledPackage], scenario: Scenario): Promise<ReloadedRun> {
  const seen = new Map<string, Witness>();
  let steps = 0;
  const processes = {
    ...one.processes,
    process: (id: string) => (steps % 2 === 0 ? one : other).processes.process(id),
    decision: (id: string) => (steps % 2 === 0 ? one : other).processes.decision(id),
  };
  const backend = createPureBackend({ ...one, processes }, scenario, (caseId, command, result) => {
    steps++;
    const witness = seen.get(caseId) ?? new Witness(caseId);
    seen.set(caseId, witness);
    return witness.reload(command, result);
  });
  const { failures } = await runScenario(one, scenario, backend);
  const witnesses = [...seen.values()];
  return {
    failures: [...failures.map(({ place, message }) => `${place}: ${message.zh}`), ...witnesses.flatMap(({ differences }) => differences)],
    passed: new Set(witnesses.flatMap(({ passed }) => passed)),
    steps,
  };
}

/** What a case's history and effects add up to, held against each state that is read back. */
class Witness {
  readonly differences: string[] = [];
  private readonly events: HistoryEvent[] = [];
  private readonly outstanding = new Outstanding();

  constructor(private readonly caseId: string) {}

  reload(command: Command, { state, events, effects }: StepResult): InstanceState {
    this.events.push(...events);
    this.outstanding.command(command);
    for (const effect of effects) this.outstanding.effect(effect);
    const read = readState(JSON.parse(JSON.stringify(state)));
    if (!read.ok) throw new Error(`${this.caseId} ${command.type}: ${read.message.en}`);

    const { tasks, timers, jobs, subscriptions, incidents } = openWork(read.value);
    this.compare(command, 'state', read.value, state);
    this.compare(command, 'history', foldHistory(this.events), standingOf(read.value));
    this.compare(command, 'work', [...tasks, ...timers, ...jobs, ...subscriptions], [...this.outstanding.work.values()]);
    this.compare(command, 'incidents', incidents, [...this.outstanding.incidents.values()]);
    return read.value;
  }

  get passed(): readonly string[] {
    return this.events
      .filter(({ type }) => type === 'activity.entered' || type === 'activity.completed')
      .map(({ processId, elementId }) => `${processId}/${elementId}`);
  }

  private compare(command: Command, what: string, actual: unknown, expected: unknown): void {
    const [is, should] = [inOrder(actual), inOrder(expected)];
    if (is !== should) this.differences.push(`${this.caseId} after ${command.type}: ${what} is ${is}, should be ${should}`);
  }
}

/** The same content gives the same text, whatever the order of fields and of work. */
function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'nothing';

  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .map(([name, field]) => `${JSON.stringify(name)}:${inOrder(field)}`)
    .sort()
    .join(',')}}`;
}
