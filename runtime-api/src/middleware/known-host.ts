import type { Middleware } from 'koa';
import { hostNotAllowed } from '../refusals/refusals.js';
import { refuse } from '../refusals/refuse.js';

/** Answers only to names that the administrator knows, so that no link is ever built from a stranger's `Host` header. */
export function knownHost(hosts: readonly string[]): Middleware {
  const known = new Set(hosts.map((host) => host.toLowerCase()));

  return async (ctx, next) => {
    const name = ctx.host.toLowerCase().replace(/:\d+$/, '');
    if (!known.has(name)) return refuse(ctx, hostNotAllowed);

    return next();
  };
}
