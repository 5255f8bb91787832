import type { Middleware } from 'koa';
import { crossSiteRefused } from '../refusals/refusals.js';
import { refuse } from '../refusals/refuse.js';

/**
 * Refuses state-changing requests that another site made the browser send (CSRF). Browsers say where a request comes from;
 * programs say nothing, and carry no cookie that somebody else could abuse.
 */
export const sameSite: Middleware = async (ctx, next) => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(ctx.method)) return next();
  if (!isOwn(ctx.get('Sec-Fetch-Site'), ctx.get('Origin'), ctx.host)) return refuse(ctx, crossSiteRefused);

  return next();
};

function isOwn(site: string, origin: string, host: string): boolean {
  if (site) return site === 'same-origin';
  if (origin) return URL.canParse(origin) && new URL(origin).host === host;

  return true;
}
