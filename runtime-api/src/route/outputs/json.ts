import type { z } from 'zod';
import type { Output, Sent } from './output.js';

/** A JSON body; `created` answers 201. The type is checked by the compiler, so that nothing is spent on it at run time. */
export function json<S extends z.ZodType>(schema: S, created?: 'created'): Output<Sent<z.output<S>>> {
  return {
    status: created ? 201 : 200,
    description: { zh: '成功', en: 'Done' },
    type: 'application/json',
    schema,
    send: (ctx, value) => {
      ctx.status = created ? 201 : 200;
      ctx.body = value;
    },
  };
}
