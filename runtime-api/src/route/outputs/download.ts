import type { Output } from './output.js';

export interface Downloaded {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly type: string;
}

/** A file. Only what this system has made itself is shown in the page (`inline`); what people have uploaded is always saved. */
export function download(type: string, disposition: 'inline' | 'attachment'): Output<Downloaded> {
  return {
    status: 200,
    description: { zh: '文件', en: 'A file' },
    type,
    send: (ctx, file) => {
      ctx.set('Content-Disposition', `${disposition}; filename="file"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`);
      ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
      ctx.set('Cache-Control', 'private, no-cache');
      ctx.type = file.type;
      ctx.body = Buffer.from(file.bytes);
    },
  };
}
