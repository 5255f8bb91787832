import type { BoundEndpoint } from '../stores/endpoint-store.js';
import { headersOf, type Secrets } from './ask-endpoint.js';
import { bad, type ConnectorCheck, good, none } from './connector-check.js';
import { NotRetriable } from './not-retriable.js';
import { probeAddress } from './probe-address.js';

/** Proves every endpoint that a tenant has bound, or has from above. */
export async function checkEndpoints(bound: readonly BoundEndpoint[], secrets: Secrets): Promise<readonly ConnectorCheck[]> {
  return Promise.all(bound.map((endpoint) => checkEndpoint(endpoint, secrets)));
}

async function checkEndpoint({ package: name, port, binding }: BoundEndpoint, secrets: Secrets): Promise<ConnectorCheck> {
  const target = `${name}/${port}`;
  try {
    const headers = headersOf(binding, secrets);
    const hasCredentials = Object.values(binding.headers ?? {}).some((value) => value.includes('secret:'));
    return { target, settings: good('设置完整。', 'The settings are complete.'), ...(await probeAddress(binding.url, headers, hasCredentials)) };
  } catch (error) {
    if (!(error instanceof NotRetriable)) throw error;
    const { zh, en } = error.sentence;
    return { target, settings: bad(zh, en), reach: notAsked, credentials: notAsked };
  }
}

const notAsked = none('设置不完整，未试连。', 'Not asked: the settings are not complete.');
