import type { DecisionDefinition } from '@onething/rules';
import type { Logger } from 'pino';
import type { ReleaseLibrary } from '../../releases/release-library.js';
import type { ClaimedOpinion, OpinionStore, OpinionToAsk } from '../../stores/opinion-store.js';
import { type Answer, silent } from '../decisions/answer.js';
import type { DecisionQuestions } from '../decisions/ask-decider.js';
import { compareAnswers, factsToAsk } from '../decisions/check-decision.js';
import { definitionOf } from '../decisions/definition-of.js';
import { noOpinion, type Opinion } from '../opinion.js';
import { differenceIncident } from './difference-incident.js';

/** Asks another engine about the sampled decisions of all tenants, behind the cases: nothing that happens here reaches one. */
export interface LiveOpinions {
  start(): void;
  stop(): Promise<void>;
  /** One round now; how many decisions were asked about. */
  askNow(): Promise<number>;
}

export interface LiveOpinionParts {
  readonly store: OpinionStore;
  readonly releases: ReleaseLibrary;
  /** The other engine: an answer a case, in order. */
  readonly ask: (questions: DecisionQuestions) => Promise<readonly Answer[]>;
  readonly logger: Logger;
}

const pause = 30_000;
const [mostAtOnce, claimedSeconds, mostAttempts] = [200, 300, 3];

/** The rounds of one node: one child process a round, and none where nothing is due. */
export function createLiveOpinions({ store, releases, ask, logger }: LiveOpinionParts): LiveOpinions {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<unknown> = Promise.resolve();
  const opinions: LiveOpinions = {
    start() {
      timer = setInterval(attempt, pause).unref();
    },
    async stop() {
      clearInterval(timer);
      await round;
    },
    async askNow() {
      const claimed = await store.claim(mostAtOnce, claimedSeconds);
      for (const one of claimed.filter(({ attempts }) => attempts > mostAttempts)) await store.settle(one, noOpinion('it could not be asked three times'));
      const due = await toAsk(claimed.filter(({ attempts }) => attempts <= mostAttempts));
      await settleAll(due);
      return due.length;
    },
  };
  return opinions;

  function attempt(): void {
    round = round.then(() => opinions.askNow()).catch((err: unknown) => logger.warn({ err }, 'no second opinion could be asked for'));
  }

  async function toAsk(claimed: readonly ClaimedOpinion[]): Promise<readonly Known[]> {
    const rows: OpinionToAsk[] = [];
    for (const tenant of new Set(claimed.map((one) => one.tenant)))
      rows.push(
        ...(await store.read(
          tenant,
          claimed.filter((one) => one.tenant === tenant).map(({ decision_made }) => decision_made),
        )),
      );

    return Promise.all(rows.map(known));
  }

  async function known(row: OpinionToAsk): Promise<Known> {
    const { compiled } = await releases.release(row.release, row.tenant);
    const definition = definitionOf(row.decision, compiled);
    const asked = definition ? factsToAsk(definition, row.evaluation, row.facts) : noOpinion('the release holds no such decision');

    return { row, definition, asked };
  }

  async function settleAll(due: readonly Known[]): Promise<void> {
    const questions = questionsOf(due);
    const answers = [...(questions.cases.length > 0 ? await ask(questions) : [])].reverse();
    for (const { row, definition, asked } of due) {
      const opinion: Opinion =
        'facts' in asked && definition ? compareAnswers(definition, row.evaluation, answers.pop() ?? silent('no answer')) : noOpinionOf(asked);
      if (opinion.verdict === 'differ')
        logger.error({ tenant: row.tenant, instance: row.instance, decision: row.decision }, 'another engine decides otherwise');
      await store.settle(row, opinion, opinion.verdict === 'differ' ? differenceIncident(row, opinion) : undefined);
    }
  }
}

interface Known {
  readonly row: OpinionToAsk;
  readonly definition: DecisionDefinition | undefined;
  readonly asked: ReturnType<typeof factsToAsk>;
}

/** Releases differ in what stands behind one name, so a question names both. */
function questionsOf(due: readonly Known[]): DecisionQuestions {
  const name = ({ release, decision }: OpinionToAsk) => `${release} ${decision}`;
  const cases = due.flatMap(({ row, asked }) => ('facts' in asked ? [{ decision: name(row), facts: asked.facts }] : []));

  return { definitions: Object.fromEntries(due.flatMap(({ row, definition }) => (definition ? [[name(row), definition]] : []))), cases };
}

function noOpinionOf(asked: Known['asked']): Opinion {
  return 'verdict' in asked ? asked : noOpinion('it was not asked');
}
