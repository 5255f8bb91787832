import type { ChildProcess } from 'node:child_process';
import { applicant, clerk } from '../support/small-world.js';
import { bundled, forkFile } from './bundled.js';
import type { Acknowledged } from './invariants.js';
import type { Answered, Asked } from './node-process.js';

/** A command as the client means it: it is sent until it is acknowledged. */
interface Intended {
  readonly asked: Asked;
  readonly by: string;
}

/**
 * Clients with a ledger of their own: intended before the send, acknowledged after the answer. The node may die at any time;
 * what was not answered is sent again to the next node with the same key.
 */
export class LedgerClient {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: string[] = [];
  /** Commands that a node died with, sent again to the next. */
  sentAgain = 0;
  opened = 0;
  private readonly intended = new Map<number, Intended>();
  private readonly answers = new Map<number, string>();
  private child: ChildProcess | undefined;
  private next = 0;
  private leadsOn = true;

  constructor(
    private readonly url: string,
    private readonly process: string,
  ) {}

  get outstanding(): number {
    return this.intended.size;
  }

  /** Starts a node, and sends it again what the last one has not answered. */
  async startNode(failpoint?: string, environment: Readonly<Record<string, string>> = {}): Promise<ChildProcess> {
    const child = forkFile(bundled('node-process'), {
      NODE_DATABASE_URL: this.url,
      NODE_PROCESS: this.process,
      ...(failpoint && { FAILPOINT: failpoint }),
      ...environment,
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error(`The node ended with ${code}`))));
    });
    child.on('message', (answered: Answered) => this.hear(answered));
    this.sentAgain += this.intended.size;
    for (const { asked } of this.intended.values()) this.send(asked);
    return child;
  }

  /** Kills without warning, now or when the node does it itself. */
  async kill(after?: number): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const timer = setTimeout(() => child.kill('SIGKILL'), after ?? 0);
    await gone;
    clearTimeout(timer);
  }

  /** A case of a process without tasks. */
  openOnly(): void {
    this.leadsOn = false;
    this.open();
  }

  open(): void {
    const n = this.next++;
    this.opened += 1;
    this.intend({ n, key: `open-${n}`, open: { note: `case ${n}` } }, applicant.person);
  }

  private complete(task: string): void {
    const n = this.next++;
    this.intend({ n, key: `complete-${n}`, complete: task }, clerk(n % 5).person);
  }

  private intend(asked: Asked, by: string): void {
    this.intended.set(asked.n, { asked, by });
    this.send(asked);
  }

  private send(asked: Asked): void {
    if (this.child?.connected) this.child.send(asked, () => undefined);
  }

  /** A node that was paused answers late what another has answered since: the same, or nothing was kept. */
  private compare(n: number, ok: boolean, reply: unknown): void {
    if (ok && this.answers.get(n) !== JSON.stringify(reply)) this.refused.push(`${n} was answered differently by two nodes`);
  }

  /** What is acknowledged leads on: an opened case has a task to complete. */
  private hear({ n, ok, reply, code }: Answered): void {
    const intended = this.intended.get(n);
    if (!intended) {
      this.compare(n, ok, reply);
      return;
    }
    this.intended.delete(n);
    this.answers.set(n, JSON.stringify(reply));
    if (!ok) return void this.refused.push(`${intended.asked.key}: ${code}`);
    this.acknowledged.push({ key: `${intended.by}:${intended.asked.key}`, reply });
    if (this.leadsOn && 'open' in intended.asked && typeof reply === 'object' && reply !== null && 'id' in reply) this.complete(`${reply.id}.a2`);
  }
}
