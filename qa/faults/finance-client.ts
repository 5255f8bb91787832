import type { ChildProcess } from 'node:child_process';
import { parseYuan } from '@onething/forms';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import { payRegion } from '../support/pay-package.js';
import type { TestDatabase } from '../support/test-database.js';
import type { PayAnswered, PayAsked } from './pay-node.js';

/**
 * The finance office: opens lists, submits, approves and sends again whatever stands open. A command is sent to every node until
 * one has acknowledged it, always under the same key.
 */
export class FinanceClient {
  readonly refused: string[] = [];
  acknowledged = 0;
  private readonly intended = new Map<string, PayAsked>();
  private readonly settled = new Set<string>();
  private node: ChildProcess | undefined;

  constructor(private readonly database: TestDatabase) {}

  get outstanding(): number {
    return this.intended.size;
  }

  /** Turns to another node, which hears again what the last one has not answered. */
  turnTo(node: ChildProcess): void {
    this.node = node;
    node.on('message', (answered: PayAnswered | string) => typeof answered === 'object' && this.hear(answered));
    for (const asked of this.intended.values()) this.send(asked);
  }

  open(term: string): void {
    this.intend({ key: `open-${term}`, open: term });
  }

  /** Works on every task that is open now. */
  async work(): Promise<void> {
    const tasks: OpenTask[] = await withTenant(this.database.app, payRegion, (transaction) =>
      transaction('task').whereIn('status', ['open', 'claimed']).select('instance', 'activity', 'element', 'input'),
    );
    for (const { instance, activity, element, input } of tasks) {
      const key = `${instance}.${activity}`;
      if (!this.settled.has(key) && !this.intended.has(key)) this.intend({ key, complete: key, ...answerAt(element, input) });
    }
  }

  private intend(asked: PayAsked): void {
    this.intended.set(asked.key, asked);
    this.send(asked);
  }

  private send(asked: PayAsked): void {
    if (this.node?.connected) this.node.send(asked, () => undefined);
  }

  private hear({ key, code }: PayAnswered): void {
    if (!this.intended.delete(key)) return;
    this.settled.add(key);
    if (code === undefined) this.acknowledged += 1;
    else this.refused.push(`${key}: ${code}`);
  }
}

interface OpenTask {
  readonly instance: string;
  readonly activity: string;
  readonly element: string;
  readonly input: Readonly<Record<string, unknown>>;
}

function answerAt(element: string, input: OpenTask['input']): { by: string; port: string; values: Record<string, unknown> } {
  const maker = { by: 'maker', port: 'finance.maker' };
  if (element === 'submit') return { ...maker, values: { decision: '提交复核' } };
  if (element === 'retry') return { ...maker, values: { decision: '重新发送' } };
  if (element === 'check') return { ...maker, values: { misdirected: false } };

  const confirmTotal = parseYuan(String(input['本次应发总额（元）']));
  return { by: 'checker', port: 'finance.checker', values: { decision: '批准发放', confirmTotal, channel: 'bank' } };
}
