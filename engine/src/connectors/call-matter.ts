import { isWaited, misfitsOf, type ServicePort } from '@onething/processes';
import type { Facts, Value } from '@onething/rules';
import { keyOfCall, type OpenByCall } from '../cases/open-by-call.js';
import type { ReleaseLibrary } from '../releases/release-library.js';
import { rootVariables } from '../runtime/step-rows-of.js';
import type { CaseProgress, CaseStore } from '../stores/case-store.js';
import type { Offer, PortStore } from '../stores/port-store.js';
import { checkServices } from './check-services.js';
import { answered, type Connector, type ConnectorAnswer, type ConnectorCall } from './connector.js';
import { isFacts, textOf } from './input.js';
import { NotRetriable } from './not-retriable.js';
import { simulatedService } from './simulated-service.js';

export interface CallMatterParts {
  readonly open: OpenByCall;
  readonly cases: Pick<CaseStore, 'reply' | 'progress'>;
  readonly ports: Pick<PortStore, 'nearest' | 'offers'>;
  readonly library: Pick<ReleaseLibrary, 'inForce' | 'release' | 'ofMatter'>;
  /** A demonstration answers for a place that nobody has bound with the examples of the contract. */
  readonly mode: 'demo' | 'production';
}

/**
 * Has another matter done: `{ service, with, wait? }` → `{ answer, case }`. One case a key. The caller waits for its end (and is told at
 * once when it comes, or looks again), or goes on when it is open. A refusal, and a case that somebody ended, are errors of the model.
 */
export function callMatter(parts: CallMatterParts): Connector {
  return {
    id: 'call-matter',
    check: (tenant) => checkServices(parts, tenant),
    async run(input, call) {
      const port = portOf(textOf(input, 'service'), call);
      const data = knownOf(input.with);
      if (misfitsOf(data, port.inputs).length > 0) throw inputInvalid(port);

      const place = port.elsewhere ? await placeOf(parts, port, call) : { tenant: call.tenant, doer: theSystem };
      if (!place) return parts.mode === 'demo' ? simulatedService(port, data, input.wait) : notBound(port);
      if (!('tenant' in place)) return place;
      const opened = await parts.open({ tenant: place.tenant, matter: port.matter, data, doer: place.doer }, call);
      if (!opened.ok) return refusedBy(port, opened.code, opened.message);
      if (!isWaited(input.wait)) return answered({ answer: {}, case: opened.value });

      return outcomeOf(parts, port, place.tenant, String(opened.value.id), call);
    },
  };
}

/** What is not known is not answered. */
function knownOf(given: Value | undefined): Facts {
  return isFacts(given) ? Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) : {};
}

const theSystem = { id: 'system', name: '系统' };

/** A port belongs to the package whose process names it. */
function portOf(id: string, { process, release }: ConnectorCall): ServicePort {
  const [owner = '', called] = process.split(':');
  const { manifest } = (called === undefined ? release : (release.required[owner] ?? release)).package;
  const port = (manifest.ports.services ?? []).find((one) => one.id === id);
  if (port) return port;

  throw new NotRetriable('PORT_NOT_DECLARED', { zh: `没有声明所办事项“${id}”。`, en: `No service "${id}" is declared.` });
}

/** Where it is done, as whom: nothing while nobody has bound it; refused where that place does not let this one in any more. */
async function placeOf({ ports }: CallMatterParts, port: ServicePort, { tenant, release }: ConnectorCall) {
  const bound = (await ports.nearest(tenant, release.package.manifest.id, 'service', port.id))?.tenant;
  if (typeof bound !== 'string') return undefined;
  const offer = (await ports.offers(tenant, port.matter)).find((one) => one.tenant === bound);
  if (!offer) return notAllowed(port, bound);

  return { tenant: bound, doer: doerOf(offer) };
}

function doerOf({ account, accountName }: Offer) {
  return { id: `service:${account}`, name: accountName };
}

async function outcomeOf({ cases, library }: CallMatterParts, port: ServicePort, tenant: string, id: string, call: ConnectorCall): Promise<ConnectorAnswer> {
  const called = await cases.progress(tenant, id);
  if (!called) throw new Error(`The case of ${keyOfCall(call)} is not there`);
  if (called.state === 'running' || called.state === 'incident') return { status: 'waiting', seconds: patience };
  if (called.state === 'cancelled') return { status: 'error', code: 'CASE_CANCELLED', message: `${port.title}：办件 ${called.number} 已终止` };
  const refusal = refusalIn(called.refusal);
  if (refusal) return { status: 'error', code: refusal.code, message: `${port.title}：${refusal.message}` };

  const { manifest } = (await library.release(called.release, tenant)).package;
  const answer = resultsOf(called, manifest.matters.find((matter) => called.matter === `${manifest.id}/${matter.id}`)?.results);
  if (misfitsOf(answer, port.outputs).length > 0) throw answerInvalid(port);
  return answered({ answer, case: { id, number: called.number, outcome: called.outcome } });
}

/** Seconds until somebody who was not told looks again: the node that ended the case may have died before it could tell. */
const patience = 300;

/** What the matter lets a caller know, and nothing else of its case. */
function resultsOf({ instance }: CaseProgress, results: object = {}): Facts {
  const variables = rootVariables(instance);
  return Object.fromEntries(Object.keys(results).flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])));
}

function refusalIn(value: Value): { code: string; message: string } | undefined {
  if (!isFacts(value) || typeof value.code !== 'string') return undefined;
  return { code: value.code, message: typeof value.message === 'string' ? value.message : value.code };
}

/** What the port names among its errors goes the way that is drawn for it; anything else is for somebody to look at. */
function refusedBy({ errors = [], title }: ServicePort, code: string, message: NotRetriable['sentence']): ConnectorAnswer {
  if (errors.includes(code)) return { status: 'error', code, message: `${title}：${message.zh}` };
  throw new NotRetriable(code, message);
}

function notBound(port: ServicePort): ConnectorAnswer {
  return refusedBy(port, 'SERVICE_NOT_BOUND', {
    zh: `“${port.title}”还没有指定由哪里办理，请联系系统管理员。`,
    en: `No place is bound that does "${port.id}": ask the system administrator.`,
  });
}

function notAllowed(port: ServicePort, tenant: string): ConnectorAnswer {
  return refusedBy(port, 'SERVICE_NOT_ALLOWED', {
    zh: `${tenant} 没有为本地开通“${port.title}”，或者已经收回。`,
    en: `${tenant} does not let this place open "${port.id}", or does not any more.`,
  });
}

function inputInvalid({ title }: ServicePort): NotRetriable {
  return new NotRetriable('PORT_INPUT_INVALID', { zh: `填入“${title}”的内容与声明不符。`, en: `What "${title}" is given does not fit its contract.` });
}

function answerInvalid({ title }: ServicePort): NotRetriable {
  return new NotRetriable('PORT_ANSWER_INVALID', { zh: `“${title}”的结果与声明不符。`, en: `The results of "${title}" do not fit its contract.` });
}
