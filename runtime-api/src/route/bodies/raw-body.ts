import { done } from '@onething/rules';
import { bodyTypeNotAllowed } from '../../refusals/refusals.js';
import type { Body } from './body.js';
import { readBytes } from './read-bytes.js';

export interface RawContent {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Bytes as they are: an upload, a package. The declared type is passed on; whoever keeps the bytes checks that it is true. */
export function rawBody(types: readonly string[], limit: number): Body<RawContent> {
  return {
    types,
    read: async (ctx) => {
      const type = ctx.is(...types);
      if (!type) return bodyTypeNotAllowed;
      const bytes = await readBytes(ctx.req, limit);

      return bytes.ok ? done({ type: ctx.request.type, bytes: bytes.value }) : bytes;
    },
  };
}
