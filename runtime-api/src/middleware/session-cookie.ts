import type { Context } from 'koa';

/** The token of the session, unreadable for scripts; over https its name forbids subdomains and plain http to set it. */
export function readSessionCookie(ctx: Context): string | undefined {
  return ctx.cookies.get(nameOf(ctx));
}

export function setSessionCookie(ctx: Context, token: string): void {
  ctx.cookies.set(nameOf(ctx), token, flagsOf(ctx));
}

export function clearSessionCookie(ctx: Context): void {
  ctx.cookies.set(nameOf(ctx), '', { ...flagsOf(ctx), maxAge: 0 });
}

function nameOf(ctx: Context): string {
  return ctx.secure ? '__Host-onething' : 'onething';
}

function flagsOf(ctx: Context) {
  return { httpOnly: true, sameSite: 'lax', secure: ctx.secure, path: '/', overwrite: true } as const;
}
