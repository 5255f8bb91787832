import type { Outcome } from '@onething/rules';
import type { Context } from 'koa';
import type { z } from 'zod';

/** What an endpoint takes as its body: how it is described, how it is read. */
export interface Body<T> {
  readonly types: readonly string[];
  readonly schema?: z.ZodType;
  read(ctx: Context): Promise<Outcome<T>>;
}
