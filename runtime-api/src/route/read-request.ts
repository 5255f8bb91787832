import { done, type Outcome } from '@onething/rules';
import type { Context } from 'koa';
import type { z } from 'zod';
import type { Body } from './bodies/body.js';
import type { Caller, PublicRequest } from './request.js';
import { validate } from './validate.js';

export interface Shape<P, Q, B> {
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: Body<B>;
}

/** Reads path, query and body, in this order, and stops at the first that does not have the described shape. */
export async function readRequest<P, Q, B>(shape: Shape<P, Q, B>, ctx: Context, caller: Caller): Promise<Outcome<PublicRequest<P, Q, B>>> {
  const params = validate(shape.params, ctx.params, '/path');
  if (!params.ok) return params;
  const query = validate(shape.query, queryOf(ctx), '/query');
  if (!query.ok) return query;
  const body = await readBody(shape.body, ctx);
  if (!body.ok) return body;

  return done({ params: params.value, query: query.value, body: body.value, caller });
}

/** `lang` belongs to every request and to none. */
function queryOf(ctx: Context): unknown {
  const { lang: _lang, ...query } = ctx.query;

  return query;
}

async function readBody<B>(body: Body<B> | undefined, ctx: Context): Promise<Outcome<B>> {
  return body ? body.read(ctx) : done(undefined as B);
}
