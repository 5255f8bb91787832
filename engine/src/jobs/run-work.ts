import type { Command } from '@onething/processes';
import type { Message, Outcome } from '@onething/rules';
import type { Logger } from 'pino';
import type { Connector, ConnectorAnswer } from '../connectors/connector.js';
import { isFacts } from '../connectors/input.js';
import { NotRetriable } from '../connectors/not-retriable.js';
import type { ReleaseLibrary } from '../releases/release-library.js';
import type { Failpoint } from '../runtime/failpoint.js';
import { oneAtATime } from '../runtime/one-at-a-time.js';
import type { Doer, StepRunner } from '../runtime/step-runner.js';
import type { MessageStore } from '../stores/message-store.js';
import type { ClaimedJob, ClaimedWork, WorkStore } from '../stores/work-store.js';
import { mostAttempts, retryDelay } from './retry-delay.js';

export interface WorkParts {
  readonly work: WorkStore;
  readonly messages: MessageStore;
  readonly steps: StepRunner;
  readonly releases: ReleaseLibrary;
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly failpoint: Failpoint;
  readonly random: () => number;
  readonly logger: Logger;
}

/** Longest time that a connector may take. */
const patience = 30_000;

/** What a node does with claimed work: every kind of job ends as a command, and so does a timer. */
export function workRunner(parts: WorkParts): (claimed: ClaimedWork) => Promise<void> {
  const { work, messages, steps, failpoint } = parts;

  const inTurn = oneAtATime();

  // Jobs of one case run one after the other: their results would only wait for each other.
  return (claimed) => inTurn(claimed.instance, () => run(claimed));

  async function run(claimed: ClaimedWork): Promise<void> {
    if (claimed.kind === 'timer') return apply(claimed, { type: 'fireTimer', activity: claimed.activity });

    const job = await work.job(claimed);
    if (!job) return;
    if (job.kind === 'connector') return call(job);
    if (job.kind === 'message' || job.kind === 'signal') return messages.send(job);
    if (job.kind === 'delivery') return apply(job, deliveryOf(job));
    return apply(job, { type: 'continue' });
  }

  async function call(job: ClaimedJob): Promise<void> {
    const answer = await answerOf(job);
    if (answer.status === 'answered') return apply(job, { type: 'completeActivity', activity: job.activity, output: answer.output });
    if (answer.status === 'unfinished') return work.goOn(job);
    if (answer.status === 'waiting') return work.lookAgain(job, answer.seconds);
    if (answer.status === 'error') return apply(job, { type: 'failActivity', activity: job.activity, error: answer });
    if (answer.status === 'hopeless' || job.attempts + 1 >= mostAttempts) return giveUp(job, answer);

    await work.postpone(job, retryDelay(job.attempts + 1, parts.random()), answer.error);
  }

  async function answerOf(job: ClaimedJob): Promise<ConnectorAnswer | NoAnswer> {
    const connector = parts.connectors.get(job.connector ?? '');
    if (!connector) return unknownConnector(job.connector ?? '');

    const { tenant, instance, activity, element, process, context } = job;
    const release = await parts.releases.release(job.release, tenant);
    const key = `${tenant}/${instance}/${activity}`;
    failpoint('before-connector');
    try {
      const answer = await inTime(connector.run(job.input, { key, tenant, instance, element, process, context, release, now: job.now }));
      failpoint('after-connector');
      return answer;
    } catch (error) {
      parts.logger.warn({ err: error, tenant, instance, activity, connector: job.connector, attempts: job.attempts + 1 }, 'a connector did not answer');
      return noAnswer(error, job);
    }
  }

  function giveUp(job: ClaimedJob, { code, message }: NoAnswer): Promise<void> {
    return apply(job, { type: 'raiseIncident', activity: job.activity, code, message }, job.attempts + 1);
  }

  /** The job's row goes in the same save as what it has led to. A refusal means that the activity is gone, and so is its job; or that the case has no room for the answer, which somebody must see. */
  async function apply(claimed: ClaimedWork, command: Command, attempts?: number): Promise<void> {
    const outcome: Outcome<unknown> = await steps.step({
      tenant: claimed.tenant,
      instance: claimed.instance,
      doer: machine,
      action: `${claimed.kind}.run`,
      decide: () => ({ ok: true, value: { command, reply: null, answered: [claimed], attempts } }),
    });
    if (outcome.ok) return;
    if (limits.has(outcome.code) && command.type !== 'raiseIncident') {
      const { code, message } = outcome;
      return apply(claimed, { type: 'raiseIncident', activity: claimed.activity, code, message }, attempts);
    }
    if (claimed.kind === 'delivery') return messages.sendAgain(claimed);
    await work.drop(claimed);
  }
}

/** Published limits of a case that an answer can break. */
const limits: ReadonlySet<string> = new Set(['TOO_MANY_TOKENS', 'STATE_TOO_LARGE', 'HISTORY_FULL']);

const machine: Doer = { id: 'system', name: '系统' };

interface NoAnswer {
  readonly status: 'silent' | 'hopeless';
  readonly code: string;
  readonly message: Message;
  readonly error: string;
}

function noAnswer(error: unknown, { connector }: ClaimedJob): NoAnswer {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof NotRetriable) return { status: 'hopeless', code: error.code, message: error.sentence, error: text };

  const message = { zh: `“${connector}”多次没有应答，请稍后重试。`, en: `"${connector}" did not answer after several tries; try again later.` };
  return { status: 'silent', code: 'CONNECTOR_NO_ANSWER', message, error: text };
}

function unknownConnector(id: string): NoAnswer {
  const message = { zh: `没有名为“${id}”的连接器，请联系系统管理员。`, en: `There is no connector "${id}": ask the system administrator.` };
  return { status: 'hopeless', code: 'CONNECTOR_UNKNOWN', message, error: message.en };
}

function deliveryOf({ activity, input }: ClaimedJob): Command {
  const { signal, payload = {} } = input;
  const facts = isFacts(payload) ? payload : {};
  return typeof signal === 'string' ? { type: 'broadcastSignal', name: signal, payload: facts } : { type: 'correlateMessage', activity, payload: facts };
}

/** A connector that hangs must not hold its worker for ever. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${patience / 1000} s`)), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
