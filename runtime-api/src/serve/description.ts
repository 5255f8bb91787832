import type { Middleware } from 'koa';
import { notFound } from '../refusals/refusals.js';
import { refuse } from '../refusals/refuse.js';
import { describeRoutes } from '../route/openapi.js';
import type { Route } from '../route/route.js';

/** `/api/openapi.json`; and nothing below `/api` ever falls through to a web page. */
export function serveDescription(routes: readonly Route[]): Middleware {
  const description = JSON.stringify(describeRoutes(routes));

  return async (ctx, next) => {
    if (ctx.path === '/api/openapi.json' && ctx.method === 'GET') {
      ctx.state.route = '/openapi.json';
      ctx.type = 'application/json';
      ctx.body = description;
      return;
    }
    if (!ctx.path.startsWith('/api')) return next();
    ctx.set('Cache-Control', 'no-store');
    await next();
    if (ctx.status === 404 && ctx.body === undefined) refuse(ctx, notFound);
  };
}
