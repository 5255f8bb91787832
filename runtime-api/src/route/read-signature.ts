import { done, type Outcome } from '@onething/rules';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Signature } from './request.js';
import { validate } from './validate.js';

const headers = z.object({
  timestamp: z.string().regex(/^\d{10}$/),
  signature: z.string().regex(/^sha256=[0-9a-f]{64}$/),
  event: z.string().regex(/^[\w.:-]{1,100}$/),
});

/** `OneThing-Timestamp` (seconds since 1970), `OneThing-Signature` (`sha256=…`) and `OneThing-Event` (the sender's id of the event). */
export function readSignature(ctx: Context): Outcome<Signature> {
  const [timestamp, signature, event] = [ctx.get('OneThing-Timestamp'), ctx.get('OneThing-Signature'), ctx.get('OneThing-Event')];
  const read = validate(headers, { timestamp, signature, event }, '/headers');
  return read.ok ? done(read.value) : read;
}
