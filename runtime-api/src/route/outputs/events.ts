import { PassThrough } from 'node:stream';
import type { Outcome } from '@onething/rules';
import type { z } from 'zod';
import { refuse } from '../../refusals/refuse.js';
import type { Output, Sent } from './output.js';

/** Begins to listen; gives back how to stop, or why it may not listen. */
export type Subscribe<T> = (emit: (event: T) => void) => Promise<Outcome<() => void>>;

const quietMs = 15_000;

/** Server-sent events `event: changed`. A comment every 15 s keeps proxies from closing the line. */
export function events<S extends z.ZodType>(schema: S): Output<Subscribe<Sent<z.output<S>>>> {
  return {
    status: 200,
    description: { zh: '服务器推送事件', en: 'Server-sent events' },
    type: 'text/event-stream',
    schema,
    send: async (ctx, subscribe) => {
      const stream = new PassThrough();
      const stop = await subscribe((event) => stream.write(`event: changed\ndata: ${JSON.stringify(event)}\n\n`));
      if (!stop.ok) return refuse(ctx, stop);

      const heartbeat = setInterval(() => stream.write(': still here\n\n'), quietMs);
      const end = () => stream.end();
      ctx.app.once('stopping', end);
      ctx.res.once('close', () => {
        clearInterval(heartbeat);
        ctx.app.off('stopping', end);
        stop.value();
      });
      stream.write('retry: 2000\n\n');
      ctx.compress = false;
      ctx.set({ 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' });
      ctx.type = 'text/event-stream';
      ctx.body = stream;
    },
  };
}
