import type { IncomingMessage } from 'node:http';
import { done, type Outcome } from '@onething/rules';
import { bodyTooLarge } from '../../refusals/refusals.js';

/** The whole body, unless it is longer than the limit: then nothing of the rest is kept in memory. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Outcome<Buffer>> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return bodyTooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection must outlive the loop, or the refusal could not be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > limit) return bodyTooLarge;
    chunks.push(chunk);
  }

  return done(Buffer.concat(chunks, size));
}
