import { Worker } from 'node:worker_threads';
import type { Answer, Asked, SuiteTest } from './suite-messages.js';

export type Fate = 'noticed' | 'alive';

/** A test that takes so much longer than without the change spins: it has noticed. */
const patience = (milliseconds: number) => 5_000 + 20 * milliseconds;

/** The suite in a thread, to be asked about one change after the other; made anew when a change has spoilt it. */
export class SuiteThread {
  private worker: Worker | undefined;
  private running: Float64Array<ArrayBufferLike> = new Float64Array(2);

  constructor(private readonly file: string) {}

  /** Runs all tests unchanged. Throws when one of them fails. */
  async learn(): Promise<readonly SuiteTest[]> {
    const answer = await this.ask({ type: 'learn' }, []);
    if (answer && 'learned' in answer) return answer.learned;
    throw new Error('The tests of the step fail although nothing is changed');
  }

  /** What those tests that pass the place say to a change, the quickest first. */
  async fateOf(change: number, tests: readonly SuiteTest[]): Promise<Fate> {
    const passing = tests.flatMap(({ milliseconds, passes }, n) => (passes.includes(change) ? [{ n, milliseconds }] : []));
    const order = passing.sort((a, b) => a.milliseconds - b.milliseconds).map(({ n }) => n);
    for (let turn = 0; turn < 3; turn++) {
      const answer = await this.ask({ type: 'try', change, tests: order }, tests);
      const fate = answer && 'fate' in answer ? answer.fate : 'noticed';
      if (fate !== 'spoilt') return fate;
      await this.end();
    }
    throw new Error(`A test that notices change ${change} also fails without it`);
  }

  async end(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }

  /** Nothing when the thread died or had to be ended. */
  private async ask(asked: Asked, tests: readonly SuiteTest[]): Promise<Answer | undefined> {
    const worker = this.worker ?? (await this.start());
    const answer = nextAnswer(worker);
    worker.postMessage(asked);
    const watch = setInterval(() => {
      const [test = 0, since = 0] = this.running;
      if (asked.type === 'try' && since > 0 && Date.now() - since > patience(tests[test]?.milliseconds ?? 0)) this.end();
    }, 100);
    const given = await answer;
    clearInterval(watch);
    if (!given) await this.end();
    return given;
  }

  private async start(): Promise<Worker> {
    const shared = new SharedArrayBuffer(16);
    this.running = new Float64Array(shared);
    const worker = new Worker(this.file, { workerData: { shared }, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    this.worker = worker;
    if (!(await nextAnswer(worker))) throw new Error('The tests of the step cannot be loaded');
    return worker;
  }
}

function nextAnswer(worker: Worker): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    worker.once('message', (answer: Answer) => resolve(answer));
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}
