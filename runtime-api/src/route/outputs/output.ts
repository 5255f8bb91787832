import type { Message } from '@onething/rules';
import type { Context } from 'koa';
import type { z } from 'zod';

/** How an endpoint answers: as it is described, as it is sent. */
export interface Output<T> {
  readonly status: number;
  readonly description: Message;
  readonly type?: string;
  readonly schema?: z.ZodType;
  send(ctx: Context, value: T): void | Promise<void>;
}

/** A wire value that the engine may hold read-only. */
export type Sent<T> = T extends readonly (infer Item)[] ? readonly Sent<Item>[] : T extends object ? { readonly [Key in keyof T]: Sent<T[Key]> } : T;
