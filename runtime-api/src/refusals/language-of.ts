import type { Context } from 'koa';

/** The requester's language: `?lang=` first, then `Accept-Language`, else Chinese. */
export function languageOf(ctx: Context): 'zh' | 'en' {
  const asked = ctx.query.lang;
  if (asked === 'en' || asked === 'zh') return asked;

  return ctx.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}
