import type { Middleware } from 'koa';
import { notFound } from '../refusals/refusals.js';
import { refuse } from '../refusals/refuse.js';

/** Nothing below `/api` ever falls through to a web page. */
export const endOfApi: Middleware = async (ctx, next) => {
  if (!/^\/api(\/|$)/.test(ctx.path)) return next();

  return refuse(ctx, notFound);
};
