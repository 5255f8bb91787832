import type { Output } from './output.js';

/** Done, and there is nothing to say. */
export const nothing: Output<void> = {
  status: 204,
  description: { zh: '成功，无内容', en: 'Done, no content' },
  send: (ctx) => {
    ctx.status = 204;
  },
};
