import type { Middleware } from 'koa';

/** Search engines keep copies: a list that is taken down after five days must never have been in one. */
export const noIndex: Middleware = async (ctx, next) => {
  if (/^\/(?:api|notices)(?:\/|$)/.test(ctx.path)) ctx.set('X-Robots-Tag', 'noindex, nofollow, noarchive');
  return next();
};
