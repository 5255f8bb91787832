import type { z } from 'zod';
import { clearSessionCookie, setSessionCookie } from '../../middleware/session-cookie.js';
import type { Output, Sent } from './output.js';

/** Gives the browser a new session's token in the cookie, and the session in the body. */
export function sessionOpened<S extends z.ZodType>(schema: S): Output<{ readonly token: string; readonly session: Sent<z.output<S>> }> {
  return {
    status: 200,
    description: { zh: '已登录', en: 'Signed in' },
    type: 'application/json',
    schema,
    send: (ctx, { token, session }) => {
      setSessionCookie(ctx, token);
      ctx.body = session;
    },
  };
}

/** Takes the cookie away. */
export const sessionClosed: Output<void> = {
  status: 204,
  description: { zh: '已退出', en: 'Signed out' },
  send: (ctx) => {
    clearSessionCookie(ctx);
    ctx.status = 204;
  },
};
