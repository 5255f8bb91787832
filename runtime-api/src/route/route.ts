import type { Action, ServiceAccount } from '@onething/engine';
import type { Message, Outcome } from '@onething/rules';
import type { Context } from 'koa';
import type { z } from 'zod';
import type { Weight } from '../door/door.js';
import { serviceTokenNeeded, signInNeeded } from '../refusals/refusals.js';
import type { Body } from './bodies/body.js';
import { readIdempotencyKey } from './idempotency-key.js';
import type { Output } from './outputs/output.js';
import { readRequest } from './read-request.js';
import { readSignature } from './read-signature.js';
import type { Caller, CommandRequest, PublicRequest, ServiceRequest, SignedInRequest, SignedRequest, Site } from './request.js';

/** One endpoint: validation, authorisation, documentation and behaviour come from this one object. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, parameters in braces: `/tasks/{id}`. */
  readonly path: string;
  readonly summary: Message;
  /** What the caller must be allowed to do; a route without one does not exist. */
  readonly action: Action;
  /** `service` comes with the token of a service account, `signed` with a signature: both prove themselves, without a session. */
  readonly kind: 'public' | 'signed-in' | 'command' | 'service' | 'signed';
  /** Exists in the demo mode only; production answers 404. */
  readonly demoOnly: boolean;
  /** Files, papers, packages and long questions are `large`. */
  readonly weight: Weight;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: Body<unknown>;
  readonly output: Pick<Output<unknown>, 'status' | 'description' | 'type' | 'schema'>;
  /** Reads, calls, and gives back how to answer. */
  readonly run: (ctx: Context, caller: Caller, site: Site) => Promise<Outcome<() => void | Promise<void>>>;
}

/** What the author of an endpoint writes; `Request` is what the handler is given. */
export interface Endpoint<P, Q, B, O, Request> {
  readonly method: Route['method'];
  readonly path: string;
  readonly summary: Message;
  readonly action: Action;
  readonly demoOnly?: boolean;
  /** What bodies and answers that are files are without saying so. */
  readonly weight?: 'large';
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: Body<B>;
  readonly output: Output<O>;
  readonly handle: (request: Request, site: Site) => Promise<Outcome<O>>;
}

/** For everybody, signed in or not. */
export function publicRoute<P, Q, B, O>(endpoint: Endpoint<P, Q, B, O, PublicRequest<P, Q, B>>): Route {
  return build('public', endpoint, async (_ctx, request) => ({ ok: true, value: request }));
}

/** For people who are signed in and may do the action. */
export function route<P, Q, B, O>(endpoint: Endpoint<P, Q, B, O, SignedInRequest<P, Q, B>>): Route {
  return build('signed-in', endpoint, async (_ctx, request, caller) =>
    caller.actor ? { ok: true, value: { ...request, actor: caller.actor } } : signInNeeded,
  );
}

/** Changes something exactly once, however often it is sent with the same `Idempotency-Key`. */
export function command<P, Q, B, O>(endpoint: Endpoint<P, Q, B, O, CommandRequest<P, Q, B>>): Route {
  return build('command', endpoint, async (ctx, request, caller) => {
    if (!caller.actor) return signInNeeded;
    const key = readIdempotencyKey(ctx);
    if (!key.ok) return key;

    return { ok: true, value: { ...request, actor: caller.actor, once: { key: key.value } } };
  });
}

/** For programs of others, by the token of their service account; changes something once a key. */
export function serviceCommand<P, Q, B, O>(endpoint: Endpoint<P, Q, B, O, ServiceRequest<P, Q, B>>): Route {
  return build('service', endpoint, async (ctx, request, _caller, { engine }) => {
    const token = /^Bearer (otw_[\w-]{43})$/.exec(ctx.get('Authorization'))?.[1];
    const service = token === undefined ? undefined : await engine.externalWork.account(token);
    if (!service) return serviceTokenNeeded;
    const key = readIdempotencyKey(ctx);
    if (!key.ok) return key;

    return { ok: true, value: { ...request, service, once: { key: key.value } } };
  });
}

/** For systems that sign what they send. */
export function signedRoute<P, Q, B, O>(endpoint: Endpoint<P, Q, B, O, SignedRequest<P, Q, B>>): Route {
  return build('signed', endpoint, async (ctx, request) => {
    const signed = readSignature(ctx);
    return signed.ok ? { ok: true, value: { ...request, signed: signed.value } } : signed;
  });
}

type Admit<P, Q, B, Request> = (ctx: Context, request: PublicRequest<P, Q, B>, caller: Caller, site: Site) => Promise<Outcome<Request>>;

function build<P, Q, B, O, Request extends PublicRequest<P, Q, B> & { readonly service?: ServiceAccount }>(
  kind: Route['kind'],
  endpoint: Endpoint<P, Q, B, O, Request>,
  admit: Admit<P, Q, B, Request>,
): Route {
  const { method, path, summary, action, demoOnly = false, params, query, body, output, handle } = endpoint;
  const weight = weightOf(endpoint);

  return {
    ...{ kind, method, path, summary, action, demoOnly, weight, params, query, body, output },
    run: async (ctx, caller, site) => {
      const read = await readRequest(endpoint, ctx, caller);
      if (!read.ok) return read;
      const admitted = await admit(ctx, read.value, caller, site);
      if (!admitted.ok) return admitted;
      const asked = { ...read.value, actor: caller.actor, tenant: admitted.value.service?.tenant };
      const outcome = await site.door.pass(
        weight,
        asked,
        () => ctx.res.destroyed,
        () => handle(admitted.value, site),
      );

      return outcome.ok ? { ok: true, value: () => output.send(ctx, outcome.value) } : outcome;
    },
  };
}

/** Whatever is no JSON is a file, and files are large; a stream of events is a subscription. */
function weightOf<B, O>({ weight, body, output }: { readonly weight?: 'large'; readonly body?: Body<B>; readonly output: Output<O> }): Weight {
  const isFile = (type = 'application/json') => type !== 'application/json' && type !== 'text/event-stream';
  return weight ?? (body?.types.some(isFile) || isFile(output.type) ? 'large' : 'small');
}
