import { exampleFor, misfitsOf, type PortContract } from '@onething/processes';
import type { Facts } from '@onething/rules';
import type { EndpointStore } from '../stores/endpoint-store.js';
import { endpointContract } from '../taking-part/topic-contract.js';
import { askEndpoint, type Secrets } from './ask-endpoint.js';
import { checkEndpoints } from './check-endpoints.js';
import { answered, type Connector, type ConnectorAnswer, type ConnectorCall } from './connector.js';
import { isFacts, textOf } from './input.js';
import { NotRetriable } from './not-retriable.js';

export interface HttpRequestParts {
  readonly endpoints: Pick<EndpointStore, 'binding' | 'list'>;
  readonly secrets: Secrets;
  /** A demonstration answers for an endpoint that nobody has bound with the examples of its contract. */
  readonly mode: 'demo' | 'production';
}

/** Asks a named endpoint: `{ endpoint, with }` → `{ answer }`, both sides held to the contract of the port. */
export function httpRequest({ endpoints, secrets, mode }: HttpRequestParts): Connector {
  return {
    id: 'http-request',
    check: async (tenant) => checkEndpoints(await endpoints.list(tenant), secrets),
    async run(input, call) {
      const port = portOf(textOf(input, 'endpoint'), call);
      const asked = isFacts(input.with) ? input.with : {};
      const contract = endpointContract(call.release, `${port.package}/${port.id}`);
      if (misfitsOf(asked, contract?.inputs).length > 0) throw inputInvalid(port.id);

      const binding = await endpoints.binding(call.tenant, port.package, port.id);
      if (!binding) return mode === 'demo' && contract ? simulated(contract, asked) : Promise.reject(notBound(port.id));
      const answer = await askEndpoint(binding, asked, call.key, secrets);
      if (answer.status === 'error') return { ...answer, message: port.id };
      if (misfitsOf(answer.values, contract?.outputs).length > 0) throw answerInvalid(port.id);

      return answered({ answer: answer.values });
    },
  };
}

/** An endpoint belongs to the package whose process names it. */
function portOf(id: string, { process, release }: ConnectorCall): { package: string; id: string } {
  const [owner = '', called] = process.split(':');
  return { package: called === undefined ? release.package.manifest.id : owner, id };
}

function simulated(contract: PortContract, asked: Facts): ConnectorAnswer {
  const example = exampleFor(contract, asked);
  if (!example) throw notBound(contract.id);
  return example.error === undefined ? answered({ answer: example.answer ?? {} }) : { status: 'error', code: example.error, message: contract.title };
}

function notBound(id: string): NotRetriable {
  return new NotRetriable('ENDPOINT_NOT_BOUND', {
    zh: `接口“${id}”尚未绑定地址，请联系系统管理员。`,
    en: `The endpoint "${id}" is not bound: ask the system administrator.`,
  });
}

function inputInvalid(id: string): NotRetriable {
  return new NotRetriable('PORT_INPUT_INVALID', { zh: `请求内容不符合接口“${id}”的声明。`, en: `What is asked does not fit the contract of "${id}".` });
}

function answerInvalid(id: string): NotRetriable {
  return new NotRetriable('PORT_ANSWER_INVALID', { zh: `对方的应答不符合接口“${id}”的声明。`, en: `The answer does not fit the contract of "${id}".` });
}
