import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';

/** Gives each request a number that the answer and the log share. A proxy's number is kept when it looks like one. */
export const requestId: Middleware = async (ctx, next) => {
  const given = ctx.get('X-Request-Id');
  ctx.state.requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  ctx.set('X-Request-Id', ctx.state.requestId);

  return next();
};
