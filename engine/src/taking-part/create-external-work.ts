import { createHash } from 'node:crypto';
import { misfitsOf, type PortContract } from '@onething/processes';
import { done, type Facts, formatInstant, type Outcome, type Problem, refused } from '@onething/rules';
import { v5 } from 'uuid';
import { answerInvalid } from '../connectors/answer-invalid.js';
import { readFacts } from '../connectors/read-facts.js';
import { tokenHash } from '../identity/session-token.js';
import { isId } from '../ids.js';
import { mostAttempts, retryDelay } from '../jobs/retry-delay.js';
import type { ReleaseLibrary } from '../releases/release-library.js';
import type { Decided, StepRunner } from '../runtime/step-runner.js';
import type { ExternalWorkRow, ExternalWorkStore, Held } from '../stores/external-work-store.js';
import type { ServiceAccountStore } from '../stores/service-account-store.js';
import type { ExternalWork, HeldWork, ServiceAccount, WorkAnswer, WorkItem } from './external-work.js';
import { topicContract } from './topic-contract.js';

export interface ExternalWorkParts {
  readonly work: ExternalWorkStore;
  readonly accounts: Pick<ServiceAccountStore, 'byToken'>;
  readonly steps: StepRunner;
  readonly releases: ReleaseLibrary;
  readonly random: () => number;
}

/** External work over its store. */
export function createExternalWork({ work, accounts, steps, releases, random }: ExternalWorkParts): ExternalWork {
  return {
    account: (token) => accounts.byToken(tokenHash(token)),

    async claim({ topics, most, leaseSeconds }, by, { key }) {
      if (topics.some((topic) => !by.topics.includes(topic))) return topicNotYours;
      const lease = leaseOf(by, key);
      const rows = await work.claim(by.tenant, { topics, most, seconds: leaseSeconds, lease, account: by.id });
      return done({ items: rows.map((row) => itemOf(row, by.tenant)) });
    },

    async complete(answer, by, { key }) {
      const place = placeOf(answer);
      if (!place) return workNotFound;
      const { instance, activity } = place;
      const outcome = await steps.step({
        tenant: by.tenant,
        instance,
        doer: doerOf(by),
        action: 'work.complete',
        once: { key: `${by.id}:${key}`, body: { id: answer.id, output: answer.output, error: answer.error } },
        decide: async () => {
          const row = await mine(place, by);
          if (!row.ok) return row;
          const command = await commandOf(row.value, answer, by.tenant);
          return command.ok ? done({ command: command.value, reply: null, answered: [{ instance, activity, kind: 'external' }] }) : command;
        },
      });
      if (outcome.ok) return done(undefined);
      return goneCodes.includes(outcome.code) ? workNotFound : outcome;
    },

    async fail({ message, hopeless, ...held }, by) {
      const place = placeOf(held);
      const row = place ? await mine(place, by) : workNotFound;
      if (!place || !row.ok) return row.ok ? workNotFound : row;
      if (hopeless || row.value.attempts + 1 >= mostAttempts) return giveUp(row.value, message, by);

      const put = await work.postpone(by.tenant, place, retryDelay(row.value.attempts + 1, random()), message);
      return put ? done({ again: true }) : leaseLost;
    },

    async extend({ leaseSeconds, ...held }, by) {
      const place = placeOf(held);
      const row = place ? await mine(place, by) : workNotFound;
      if (!place || !row.ok) return row.ok ? workNotFound : row;

      const until = await work.extend(by.tenant, place, leaseSeconds);
      return until ? done({ leaseUntil: formatInstant(until.getTime()) }) : leaseLost;
    },
  };

  /** The piece, where this account holds it with this lease. */
  async function mine({ instance, activity, lease }: Held, by: ServiceAccount): Promise<Outcome<ExternalWorkRow>> {
    const row = await work.find(by.tenant, instance, activity);
    if (!row || !by.topics.includes(row.topic)) return workNotFound;
    return row.lease === lease && row.account === by.id && row.held ? done(row) : leaseLost;
  }

  async function commandOf(
    { activity, topic, release }: ExternalWorkRow,
    { output = {}, error }: WorkAnswer,
    tenant: string,
  ): Promise<Outcome<Decided['command']>> {
    const contract = topicContract(await releases.release(release, tenant), topic);
    if (error) return contract?.errors?.includes(error.code) ? done({ type: 'failActivity', activity, error }) : errorUnknown(error.code);

    const facts = readFacts(output);
    if (!facts) return answerInvalid;
    const problems = problemsOf(facts, contract);
    return problems.length > 0 ? { ...answerInvalid, problems } : done({ type: 'completeActivity', activity, output: { answer: facts } });
  }

  async function giveUp({ instance, activity, attempts, topic }: ExternalWorkRow, text: string, by: ServiceAccount): Promise<Outcome<{ again: boolean }>> {
    const message = { zh: `外部程序“${by.name}”未能办理“${topic}”：${text}`, en: `The external worker "${by.name}" could not do "${topic}": ${text}` };
    const outcome = await steps.step({
      tenant: by.tenant,
      instance,
      doer: doerOf(by),
      action: 'work.fail',
      decide: () =>
        done({
          command: { type: 'raiseIncident', activity, code: 'EXTERNAL_WORK_FAILED', message },
          reply: null,
          answered: [{ instance, activity, kind: 'external' }],
          attempts: attempts + 1,
        }),
    });
    return outcome.ok ? done({ again: false }) : workNotFound;
  }
}

const goneCodes = ['CASE_NOT_FOUND', 'ACTIVITY_NOT_FOUND', 'ACTIVITY_NOT_EXPECTED', 'INSTANCE_NOT_RUNNING'];

/** Derived from the key, so that a claim sent twice is one claim. */
function leaseOf(by: ServiceAccount, key: string): string {
  return v5(createHash('sha256').update(`${by.id}:${key}`).digest('hex'), by.id);
}

function placeOf({ id, lease }: HeldWork): Held | undefined {
  const [instance = '', activity = ''] = id.split('.');
  return isId(instance) && /^a\d{1,9}$/.test(activity) && isId(lease) ? { instance, activity, lease } : undefined;
}

function itemOf({ instance, activity, topic, input, attempts, number, lease, lease_until }: ExternalWorkRow, tenant: string): WorkItem {
  return {
    id: `${instance}.${activity}`,
    lease: lease ?? '',
    topic,
    key: `${tenant}/${instance}/${activity}`,
    input,
    caseNumber: number,
    attempts,
    leaseUntil: formatInstant(lease_until?.getTime() ?? 0),
  };
}

function doerOf({ id, name }: ServiceAccount) {
  return { id: `service:${id}`, name };
}

function problemsOf(facts: Facts, contract: PortContract | undefined): readonly Problem[] {
  return misfitsOf(facts, contract?.outputs).map(({ name, code }) => ({
    code: `FIELD_${code}`,
    place: `/output/${name}`,
    message: { zh: `${name} 与主题声明的结果不符。`, en: `${name} does not fit what the topic declares.` },
  }));
}

const workNotFound = refused('WORK_NOT_FOUND', { zh: '没有这项交办，或它已办完。', en: 'There is no such work, or it is done.' });
const leaseLost = refused('WORK_LEASE_LOST', {
  zh: '认领已过期或不是由您认领，请重新认领。',
  en: 'The lease has run out or is not yours: claim again.',
});
const topicNotYours = refused('TOPIC_NOT_YOURS', { zh: '该服务账号无权办理这个主题。', en: 'This service account may not work on this topic.' });
const errorUnknown = (code: string) => refused('ANSWER_INVALID', { zh: `主题没有声明错误代码 ${code}。`, en: `The topic does not declare the error ${code}.` });
