import { createServer } from 'node:http';
import type Koa from 'koa';

/** Serves an app on a free port for one test. */
export async function serve(app: Koa): Promise<{ url: string; port: number; close: () => Promise<void> }> {
  const server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  return { url: `http://127.0.0.1:${port}`, port, close };
}
