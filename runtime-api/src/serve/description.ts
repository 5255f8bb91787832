import type { Middleware } from 'koa';
import { describeRoutes } from '../route/openapi.js';
import type { Route } from '../route/route.js';

/** `/api/openapi.json` */
export function serveDescription(routes: readonly Route[]): Middleware {
  const description = JSON.stringify(describeRoutes(routes));

  return async (ctx, next) => {
    if (ctx.path !== '/api/openapi.json' || ctx.method !== 'GET') return next();
    ctx.state.route = '/openapi.json';
    ctx.type = 'application/json';
    ctx.body = description;
  };
}
