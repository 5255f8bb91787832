import Router, { type RouterMiddleware } from '@koa/router';
import { may } from '@onething/engine';
import { done, type Outcome } from '@onething/rules';
import type { Context, Middleware } from 'koa';
import { readSessionCookie } from '../middleware/session-cookie.js';
import { actionNotAllowed, notFound, signInNeeded } from '../refusals/refusals.js';
import { refuse } from '../refusals/refuse.js';
import type { Caller, Site } from './request.js';
import type { Route } from './route.js';

/** Serves every route of the list below `/api/v1`: who is it, may they, read, call, answer. */
export function mountRoutes(routes: readonly Route[], site: Site): RouterMiddleware {
  const router = new Router({ prefix: '/api/v1' });
  for (const route of routes) router.register(toKoaPath(route.path), [route.method], serve(route, site));

  return router.routes();
}

function serve(route: Route, site: Site): Middleware {
  return async (ctx) => {
    ctx.state.route = route.path;
    ctx.set('Cache-Control', 'no-store');
    const answer = await answerOf(route, ctx, site);
    if (!answer.ok) return refuse(ctx, answer);

    return answer.value();
  };
}

async function answerOf(route: Route, ctx: Context, site: Site): Promise<Outcome<() => void | Promise<void>>> {
  if (route.demoOnly && site.mode === 'production') return notFound;
  const caller = await callerOf(ctx, site);
  const room = await site.rateLimit.request(caller.address, caller.actor?.person);
  if (!room.ok) return room;
  const allowed = authorise(route, caller);
  if (!allowed.ok) return allowed;

  return route.run(ctx, caller, site);
}

async function callerOf(ctx: Context, { engine }: Site): Promise<Caller> {
  const token = readSessionCookie(ctx);
  const session = token ? await engine.identity.session(token) : undefined;

  return { address: ctx.ip, token, session, actor: session?.actor };
}

/** The one authorisation point: the route's action, asked of the engine's permissions; a token or a signature is asked by the route itself. Rights to a row are checked by the engine. */
function authorise(route: Route, { actor }: Caller): Outcome<void> {
  if (route.kind === 'service' || route.kind === 'signed' || may(actor, route.action)) return done(undefined);

  return actor ? actionNotAllowed : signInNeeded;
}

function toKoaPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
