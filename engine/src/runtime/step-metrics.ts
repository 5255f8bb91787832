import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { WorkFigures } from '../stores/work-store.js';

/** What a node counts while it works. Labels are words of the engine, never of people or cases. */
export interface StepMetrics {
  /** A command was saved; `action` as in the audit trail. */
  stepped(action: string): void;
  /** Milliseconds of the pure step. */
  interpreted(milliseconds: number): void;
  /** Somebody else's save came first; the step was loaded again. */
  conflicted(): void;
  /** Seconds after which a timer was claimed. */
  late(seconds: number): void;
}

/** Figures that are asked for when somebody reads the metrics. */
export interface AskedFigures {
  readonly work: () => Promise<WorkFigures>;
  readonly auditUnsealed: () => number;
}

/** Metrics into a registry, with the names of reliability's list. */
export function openStepMetrics(registry: Registry): StepMetrics {
  const registers = [registry];
  const steps = new Counter({ name: 'onething_steps_total', help: 'Commands saved by this node', labelNames: ['action'], registers });
  const conflicts = new Counter({ name: 'onething_rev_conflicts_total', help: 'Saves that found a newer revision', registers });
  const cpu = new Histogram({
    name: 'onething_step_seconds',
    help: 'Time of the pure step',
    buckets: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 1],
    registers,
  });
  const lateness = new Histogram({
    name: 'onething_timer_late_seconds',
    help: 'Lateness of timers when claimed',
    buckets: [0.1, 0.5, 1, 2, 5, 15, 60, 600],
    registers,
  });

  return {
    stepped: (action) => steps.inc({ action }),
    interpreted: (milliseconds) => cpu.observe(milliseconds / 1000),
    conflicted: () => conflicts.inc(),
    late: (seconds) => lateness.observe(Math.max(0, seconds)),
  };
}

const gauges: readonly (readonly [name: string, help: string, of: (figures: WorkFigures) => number])[] = [
  ['onething_jobs_due', 'Jobs that are due and wait for a node', ({ dueJobs }) => dueJobs],
  ['onething_job_oldest_seconds', 'Age of the oldest due job', ({ oldestJob }) => oldestJob],
  ['onething_timers_due', 'Timers that are due and wait for a node', ({ dueTimers }) => dueTimers],
  ['onething_external_work', 'Pieces of work that programs of others have to do', ({ externalWork }) => externalWork],
  ['onething_incidents_open', 'Open incidents', ({ openIncidents }) => openIncidents],
  ['onething_nodes', 'Nodes whose lease holds', ({ nodes }) => nodes],
];

/** Gauges of the whole installation, asked of the database once a scrape. */
export function openFigures(registry: Registry, { work, auditUnsealed }: AskedFigures): () => Promise<string> {
  const own = new Registry();
  const set = gauges.map(([name, help, of]) => ({ gauge: new Gauge({ name, help, registers: [own] }), of }));
  const unsealed = new Gauge({ name: 'onething_audit_unsealed_seconds', help: 'Age of the oldest audit row without a seal', registers: [own] });

  return async () => {
    unsealed.set(auditUnsealed());
    // A database that does not answer is told by readiness; what this node has counted is told all the same.
    const figures = await work().catch(() => undefined);
    if (figures) for (const { gauge, of } of set) gauge.set(of(figures));
    return `${await registry.metrics()}\n${figures ? await own.metrics() : ''}`;
  };
}

/** Of a runtime that nobody measures. */
export const noMetrics: StepMetrics = { stepped: () => undefined, interpreted: () => undefined, conflicted: () => undefined, late: () => undefined };
