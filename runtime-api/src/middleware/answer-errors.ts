import type { Refused } from '@onething/rules';
import type { Context, Middleware } from 'koa';
import { bodyTooLarge, internalError, notFound, requestUnreadable, temporarilyUnavailable } from '../refusals/refusals.js';
import { refuse } from '../refusals/refuse.js';
import { isDatabaseAway } from './database-away.js';

/** Every failure leaves as an error body: a broken promise as one calm sentence with the request's number, never with its stack. */
export const answerErrors: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    answer(ctx, error);
  }
  if (ctx.status === 404 && ctx.body === undefined) refuse(ctx, notFound);
  // What is left of a refused upload is not read.
  if (ctx.status === 413) ctx.set('Connection', 'close');
};

function answer(ctx: Context, error: unknown): void {
  const refusal = refusalOf(error);
  refuse(ctx, refusal);
  if (ctx.status >= 500) ctx.app.emit('error', error, ctx);
}

function refusalOf(error: unknown): Refused {
  if (isClientError(error)) return error.status === 413 ? bodyTooLarge : requestUnreadable;

  return isDatabaseAway(error) ? temporarilyUnavailable : internalError;
}

function isClientError(error: unknown): error is { status: number } {
  return hasProperty(error, 'status') && Number(error.status) >= 400 && Number(error.status) < 500;
}

function hasProperty<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}
