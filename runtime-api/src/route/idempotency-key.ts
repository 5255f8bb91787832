import { done, type Outcome } from '@onething/rules';
import type { Context } from 'koa';
import { idempotencyKeyMissing } from '../refusals/refusals.js';

/** The key that makes a repeated command the same command. */
export function readIdempotencyKey(ctx: Context): Outcome<string> {
  const key = ctx.get('Idempotency-Key');

  return /^[\w-]{8,100}$/.test(key) ? done(key) : idempotencyKeyMissing;
}
