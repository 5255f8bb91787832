import { done, formatInstant, type Outcome, refused } from '@onething/rules';
import { outside } from '../cases/case-entry.js';
import { answerInvalid } from '../connectors/answer-invalid.js';
import { askEndpoint, type Secrets } from '../connectors/ask-endpoint.js';
import type { CheckedConnector } from '../connectors/check-connectors.js';
import { readBinding } from '../connectors/endpoint-binding.js';
import { reasonOf } from '../connectors/probe-address.js';
import { readFacts } from '../connectors/read-facts.js';
import { newToken, tokenHash } from '../identity/session-token.js';
import { type Ids, isId } from '../ids.js';
import type { EndpointStore } from '../stores/endpoint-store.js';
import type { ExternalWorkStore } from '../stores/external-work-store.js';
import type { ServiceAccountStore } from '../stores/service-account-store.js';
import type { WebhookStore } from '../stores/webhook-store.js';
import type { Integrations } from './integrations.js';

export interface IntegrationParts {
  readonly accounts: ServiceAccountStore;
  readonly webhooks: WebhookStore;
  readonly endpoints: EndpointStore;
  readonly work: Pick<ExternalWorkStore, 'byTopic'>;
  readonly connectors: (tenant: string) => Promise<readonly CheckedConnector[]>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly secrets: Secrets;
  readonly ids: Ids;
}

/** Integrations over their stores. Who may is asked by the route's action. */
export function createIntegrations({ accounts, webhooks, endpoints, work, connectors, now, secrets, ids }: IntegrationParts): Integrations {
  return {
    async check(by) {
      const { tenant } = by;
      const [checked, bound, programs, queues, receivers] = await Promise.all([
        connectors(tenant),
        this.endpoints(by),
        this.accounts(by),
        work.byTopic(tenant),
        this.webhooks(by),
      ]);
      const workers = programs.map((program) => ({ ...program, work: queues.filter(({ topic }) => program.topics.includes(topic)) }));
      return { checkedAt: formatInstant(now()), connectors: checked, endpoints: bound, workers, webhooks: receivers };
    },

    async accounts({ tenant }) {
      return (await accounts.list(tenant)).map(({ created_at, revoked_at, ...row }) => ({ ...row, ...times(created_at, revoked_at) }));
    },

    async addAccount({ name, topics }, by) {
      const [id, token] = [ids.next(), `otw_${newToken()}`];
      await accounts.add(by.tenant, { id, name, topics, tokenHash: tokenHash(token), by: by.person });
      return done({ id, token });
    },

    revokeAccount: async (id, { tenant }) => (isId(id) && (await accounts.revoke(tenant, id)) ? done(undefined) : notFound),

    async webhooks({ tenant }) {
      return (await webhooks.list(tenant)).map(({ created_at, revoked_at, ...row }) => ({ ...row, ...times(created_at, revoked_at) }));
    },

    async addWebhook(webhook, by) {
      const [id, secret] = [ids.next(), newToken()];
      await webhooks.add(by.tenant, { id, ...webhook, secret, by: by.person });
      return done({ id, secret });
    },

    revokeWebhook: async (id, { tenant }) => (isId(id) && (await webhooks.revoke(tenant, id)) ? done(undefined) : notFound),

    async endpoints({ tenant }) {
      return (await endpoints.list(tenant)).map(({ binding, ...row }) => ({ ...row, url: binding.url }));
    },

    async bindEndpoint(port, given, { tenant, person, name }) {
      const facts = readFacts(given);
      const binding = facts ? readBinding(facts) : 'binding';
      if (typeof binding === 'string') return endpointInvalid(binding);

      await endpoints.bind(tenant, port.package, port.port, binding, { id: person, name });
      return done(undefined);
    },

    async checkEndpoint(port, given, { tenant }) {
      const binding = await endpoints.binding(tenant, port.package, port.port);
      const input = readFacts(given);
      if (!binding) return notFound;
      if (!input) return answerInvalid;
      try {
        return done(await askEndpoint(binding, input, `check/${ids.next()}`, secrets));
      } catch (error) {
        return done({ status: 'failed', reason: reasonOf(error) });
      }
    },
  };
}

function times(createdAt: Date, revokedAt: Date | null) {
  return { createdAt: outside(createdAt), ...(revokedAt && { revokedAt: outside(revokedAt) }) };
}

const notFound: Outcome<never> = refused('INTEGRATION_NOT_FOUND', { zh: '没有找到这项对接。', en: 'There is no such integration.' });
const endpointInvalid = (part: string) =>
  refused('ENDPOINT_INVALID', { zh: `接口绑定的 ${part} 不正确。`, en: `The part "${part}" of the binding cannot be read.` }, [
    { code: 'ENDPOINT_INVALID', place: `/binding/${part}`, message: { zh: `${part} 不正确。`, en: `${part} cannot be read.` } },
  ]);
