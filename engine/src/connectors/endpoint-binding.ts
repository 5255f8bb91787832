import type { Facts, Value } from '@onething/rules';
import { isFacts } from './input.js';

/**
 * How a tenant reaches the system behind an endpoint, as data: address, how the question is written, how the answer is read. Texts
 * that begin with `$` stand for an input (`$idNo`); `secret:NAME` in a header stands for a secret of the configuration.
 */
export interface EndpointBinding {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly request?: {
    /** `query` writes into the address, `form` as `application/x-www-form-urlencoded`. */
    readonly format: 'json' | 'xml' | 'form' | 'query';
    readonly body: Value;
  };
  readonly response: {
    readonly format: 'json' | 'xml';
    /** Output → where it stands. */
    readonly values: Readonly<Record<string, ReadRule>>;
    /** Answers that are BPMN errors of the contract: the first whose place has that value. */
    readonly errors?: readonly { readonly at: string; readonly equals: string; readonly code: string }[];
  };
  readonly timeoutSeconds?: number;
}

/** `at` is a path of names and positions: `Envelope/Body/Row/0/Name`. With `list`, all that stands there; with `each`, a list with one object for each. */
export interface ReadRule {
  readonly at: string;
  readonly type?: 'string' | 'number' | 'boolean';
  /** Words that mean true. */
  readonly trueWords?: readonly string[];
  readonly list?: boolean;
  readonly each?: Readonly<Record<string, ReadRule>>;
}

/** Reads a binding from outside; a text says what is wrong with it. */
export function readBinding(given: Facts): EndpointBinding | string {
  const { url, method = 'POST', headers, request, response, timeoutSeconds } = given;
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return 'url';
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT') return 'method';
  const read = { headers: readHeaders(headers), request: readRequest(request), response: readResponse(response) };
  if (read.headers === false) return 'headers';
  if (read.request === false || (method === 'GET' && read.request && read.request.format !== 'query')) return 'request';
  if (!read.response) return 'response';
  if (timeoutSeconds !== undefined && !(typeof timeoutSeconds === 'number' && timeoutSeconds >= 1 && timeoutSeconds <= 25)) return 'timeoutSeconds';

  const { headers: named, request: asked, response: answered } = read;
  return { url, method, response: answered, ...(named && { headers: named }), ...(asked && { request: asked }), ...(timeoutSeconds && { timeoutSeconds }) };
}

function readHeaders(given: Value | undefined): Record<string, string> | undefined | false {
  if (given === undefined) return undefined;
  if (!isFacts(given)) return false;

  const entries = Object.entries(given).flatMap(([name, value]) =>
    typeof value === 'string' && /^[\w-]+$/.test(name) && !/[\r\n]/.test(value) ? [[name, value]] : [],
  );
  return entries.length === Object.keys(given).length ? Object.fromEntries(entries) : false;
}

const requestFormats = ['json', 'xml', 'form', 'query'] as const;

function readRequest(given: Value | undefined): EndpointBinding['request'] | false {
  if (given === undefined) return undefined;
  if (!isFacts(given) || !isFacts(given.body)) return false;

  const format = requestFormats.find((one) => one === given.format);
  // A document has one root.
  return format && (format !== 'xml' || Object.keys(given.body).length === 1) ? { format, body: given.body } : false;
}

function readResponse(given: Value | undefined): EndpointBinding['response'] | undefined {
  if (!isFacts(given)) return undefined;
  const { format, values, errors = [] } = given;
  const rules = readRules(values);
  const known = Array.isArray(errors) ? errors.map(readError) : [undefined];
  if ((format !== 'json' && format !== 'xml') || !rules || known.some((one) => one === undefined)) return undefined;

  return { format, values: rules, errors: known.flatMap((one) => (one ? [one] : [])) };
}

function readRules(given: Value | undefined): Record<string, ReadRule> | undefined {
  if (!isFacts(given)) return undefined;
  const rules = Object.entries(given).map(([name, rule]) => [name, readRule(rule)] as const);
  return rules.every(([, rule]) => rule) ? Object.fromEntries(rules.flatMap(([name, rule]) => (rule ? [[name, rule]] : []))) : undefined;
}

const types = ['string', 'number', 'boolean'] as const;

function readRule(given: Value): ReadRule | undefined {
  if (!isFacts(given) || typeof given.at !== 'string') return undefined;
  const { at, type, trueWords, list, each } = given;
  const inner = each === undefined ? undefined : readRules(each);
  const known = types.find((one) => one === type);
  const words = Array.isArray(trueWords) ? trueWords.filter((word) => typeof word === 'string') : undefined;
  if ((each !== undefined && !inner) || (type !== undefined && !known)) return undefined;

  return { at, ...(list === true && { list }), ...(known && { type: known }), ...(words && { trueWords: words }), ...(inner && { each: inner }) };
}

function readError(given: Value): { at: string; equals: string; code: string } | undefined {
  if (!isFacts(given)) return undefined;
  const { at, equals, code } = given;
  return typeof at === 'string' && typeof equals === 'string' && typeof code === 'string' ? { at, equals, code } : undefined;
}
