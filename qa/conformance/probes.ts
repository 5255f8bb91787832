import { completedElements, type HistoryEvent, openWork } from '@onething/processes';
import type { Facts, Value } from '@onething/rules';
import { readCase, readList } from './cases.js';
import { Rehearsal, type Reload, type Running } from './rehearsal.js';
import { translate } from './translate.js';

/** A model of one element: steps from outside, what should complete, and where it should end. */
export interface Probe {
  readonly id: string;
  readonly vars?: Facts;
  readonly steps?: readonly string[];
  readonly expect: string;
  readonly state?: 'waiting' | 'error';
}

export interface ProbeResult {
  readonly completed: string;
  readonly state: 'done' | 'waiting' | 'error';
}

export const probes = readList<Probe>('probes', 'probes.json');

export function expectedOf({ expect, state }: Probe): ProbeResult {
  return { completed: sorted(expect.split(' ')), state: state ?? 'done' };
}

/** Plays a probe in one of the three ways; a model that is refused has ended in an error. */
export async function runProbe(probe: Probe, reload: Reload): Promise<ProbeResult> {
  const play = await Play.open(probe, reload);
  if (!play) return { completed: '', state: 'error' };

  play.begin();
  for (const one of probe.steps ?? []) play.step(one);
  return play.result();
}

class Play {
  private readonly atIncidents: string[] = [];
  private failed = false;
  private pending = false;
  private values: Record<string, Value> = {};

  private constructor(
    private readonly xml: string,
    private readonly rehearsal: Rehearsal,
  ) {}

  static async open(probe: Probe, reload: Reload): Promise<Play | undefined> {
    const xml = translate(readCase('probes', `${probe.id}.bpmn`))
      .replace(/<script>[^<]*/g, '<script>{}')
      .replaceAll('scriptFormat="javascript"', 'scriptFormat="urn:onething:feel:1"');
    const read = [...xml.matchAll(/>(\w+) = true</g)].map(([, name = '']) => [name, false]);
    const variables = { ...Object.fromEntries(read), ...probe.vars };
    const opened = await Rehearsal.open(
      xml,
      variables,
      {
        work: ({ activity, elementId, processId }, instance) => play?.answer(instance, activity, elementId, processId),
        incident: ({ code, elementId }, { type }) => play?.stop(code, elementId, type),
      },
      reload,
    );
    const play = opened.ok ? new Play(xml, opened.value) : undefined;
    if (play) play.pending = probe.steps?.includes('done') === true;
    return play;
  }

  begin(): void {
    const { rehearsal } = this;
    const executable = Object.keys(rehearsal.processes).filter((id) => this.xml.includes(`<process id="${id}" isExecutable="true"`));
    const started = executable.filter((id) => rehearsal.start(id));
    if (started.length === 0) rehearsal.startBy(({ type, trigger }) => type === 'startEvent' && trigger.type === 'conditional');
    rehearsal.settle();
  }

  step(text: string): void {
    const [kind = '', name = '', value = ''] = text.split(':');
    if (kind === 'sig') this.completeTask(name.split('@')[0] ?? '');
    if (kind === 'msg' && name.startsWith('S')) this.rehearsal.signal(name);
    if (kind === 'msg' && !name.startsWith('S')) this.rehearsal.message(name);
    if (kind === 'timer') this.rehearsal.fireNextTimer();
    if (kind === 'set') this.set(name, value === '1');
    if (kind === 'done') this.finishPending();
    this.rehearsal.settle();
  }

  result(): ProbeResult {
    const waiting = this.rehearsal.running.length > 0;
    const state = this.failed ? 'error' : waiting ? 'waiting' : 'done';
    return { completed: sorted([...this.completed(), ...this.atIncidents]), state };
  }

  /** Gateways and the plain start events (`s`, `s1` …) are not counted by the cases. */
  private completed(): readonly string[] {
    const counted = this.rehearsal.events.filter((event) => event.type === 'activity.completed' && this.counts(event));
    return completedElements(counted).map((id) => id.split('/').at(-1) ?? id);
  }

  private counts({ processId, elementId = '' }: HistoryEvent): boolean {
    const { type } = this.rehearsal.element(processId, elementId);
    return !type.endsWith('Gateway') && !(type === 'startEvent' && /^s\d*$/.test(elementId));
  }

  private completeTask(elementId: string): void {
    for (const instance of this.rehearsal.running) {
      const task = instance.state && openWork(instance.state).tasks.find((item) => item.elementId === elementId);
      if (!task) continue;
      this.rehearsal.send(instance, { type: 'completeActivity', activity: task.activity, output: this.values });
      return;
    }
  }

  private set(name: string, value: Value): void {
    this.values = { ...this.values, [name]: value };
    for (const instance of this.rehearsal.running) this.rehearsal.send(instance, { type: 'setVariables', values: { [name]: value } });
  }

  private finishPending(): void {
    this.pending = false;
    for (const instance of this.rehearsal.running)
      for (const { activity } of instance.state ? openWork(instance.state).jobs : [])
        this.rehearsal.send(instance, { type: 'completeActivity', activity, output: {} });
  }

  /** Names of service tasks say what they do: `throw:E1`, `set:done=1`, `pending`. */
  private answer(instance: Running, activity: string, elementId: string, processId: string): void {
    const { name } = this.rehearsal.element(processId, elementId);
    const [kind, what = ''] = name.split(':');
    if (this.pending || name === 'pending') return;
    if (kind === 'throw') {
      this.rehearsal.send(instance, { type: 'failActivity', activity, error: { code: what } });
      return;
    }
    if (kind === 'set') this.set(what.split('=')[0] ?? '', what.endsWith('=1'));
    this.rehearsal.send(instance, { type: 'completeActivity', activity, output: {} });
  }

  private stop(code: string, elementId: string, type: string): void {
    if (type === 'endEvent') this.atIncidents.push(elementId);
    // A join that waits for ever is what several cases want: their end is to wait.
    if (code !== 'JOIN_NEVER_COMPLETE') this.failed = true;
  }
}

function sorted(list: readonly string[]): string {
  return list
    .filter((item) => item !== '')
    .sort()
    .join(' ');
}
