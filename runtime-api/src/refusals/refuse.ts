import type { Refused } from '@onething/rules';
import type { Context } from 'koa';
import type { ErrorBody } from '../contract/index.js';
import { languageOf } from './language-of.js';
import { statusOf } from './status-of.js';

/** Answers a refusal: its status, its code, and its words in the language that was asked for. */
export function refuse(ctx: Context, refusal: Refused): void {
  ctx.status = statusOf(refusal.code);
  ctx.state.code = refusal.code;
  ctx.body = errorBody(ctx, refusal);
  const seconds = retryAfter(refusal.code);
  if (seconds !== undefined) ctx.set('Retry-After', String(seconds));
}

/** Seconds until it is worth trying again; spread where a crowd was turned away, or it would come back as one. */
function retryAfter(code: string): number | undefined {
  if (code === 'TOO_BUSY') return 3 + Math.floor(Math.random() * 8);

  return { TEMPORARILY_UNAVAILABLE: 5, TOO_MANY_REQUESTS: 60, SIGN_IN_LOCKED: 900 }[code];
}

function errorBody(ctx: Context, { code, message, problems }: Refused): ErrorBody {
  const language = languageOf(ctx);
  const body: ErrorBody = { code, message: message[language] };
  if (!problems) return body;

  return { ...body, problems: problems.map((problem) => ({ code: problem.code, place: problem.place, message: problem.message[language] })) };
}
