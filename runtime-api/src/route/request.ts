import type { ActiveSession, Actor, Engine, Idempotent, ServiceAccount } from '@onething/engine';
import type { Door } from '../door/door.js';
import type { RateLimit } from '../middleware/rate-limit.js';

/** Who is asking, as found by the cookie. */
export interface Caller {
  readonly actor?: Actor;
  readonly session?: ActiveSession;
  /** The cookie's token, for signing out. */
  readonly token?: string;
  readonly address: string;
}

/** What a handler is given: read and checked. */
export interface PublicRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
}

export interface SignedInRequest<Params, Query, Body> extends PublicRequest<Params, Query, Body> {
  readonly actor: Actor;
}

export interface CommandRequest<Params, Query, Body> extends SignedInRequest<Params, Query, Body> {
  readonly once: Idempotent;
}

export interface ServiceRequest<Params, Query, Body> extends PublicRequest<Params, Query, Body> {
  readonly service: ServiceAccount;
  readonly once: Idempotent;
}

/** What the sender of a signed message says beside its body. */
export interface Signature {
  readonly timestamp: string;
  readonly signature: string;
  readonly event: string;
}

export interface SignedRequest<Params, Query, Body> extends PublicRequest<Params, Query, Body> {
  readonly signed: Signature;
}

/** What a handler may call. */
export interface Site {
  readonly engine: Engine;
  readonly mode: 'demo' | 'production';
  readonly rateLimit: RateLimit;
  readonly door: Door;
}
