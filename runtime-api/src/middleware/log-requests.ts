import type { Middleware } from 'koa';
import type { Logger } from 'pino';

/** One line a request. It names the route, never the address itself: addresses hold numbers of papers and people. */
export function logRequests(log: Logger): Middleware {
  return async (ctx, next) => {
    const begun = performance.now();
    await next();
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    const { requestId, code, route } = ctx.state;
    log.info({ requestId, method: ctx.method, route: route ?? 'other', status: ctx.status, code, ms }, 'answered');
  };
}
