import { createServer, type RequestListener, type Server } from 'node:http';
import type { Engine } from '@onething/engine';
import type Koa from 'koa';
import type { HttpConfig } from './config.js';
import { openLog } from './log.js';
import { createApp } from './serve/create-app.js';

export interface RunningServer {
  /** `http://…`, what people open. */
  readonly address: string;
  readonly port: number;
  /** Takes no new requests, lets running ones finish (≤ 10 s), then stops the engine. */
  stop(): Promise<void>;
}

/**
 * Takes the port first, so that a port in use is told before anything is opened; answers 503 while the engine opens,
 * and everything from then on.
 */
export async function startServer(config: HttpConfig, openEngine: (address: string) => Promise<Engine>): Promise<RunningServer> {
  const node = { stopping: false };
  const server = createServer({ keepAliveTimeout: 20_000 });
  server.on('request', sayStarting);
  const port = await listen(server, config);
  const address = addressOf(config, port);
  try {
    const engine = await openEngine(address);
    const log = openLog(config.logLevel, config.logFile);
    const app = createApp(engine, config, log, node);
    await engine.start();
    server.off('request', sayStarting).on('request', app.callback());
    log.info({ port, mode: config.mode }, 'listening');

    return { address, port, stop: () => stop(server, app, engine, node) };
  } catch (error) {
    server.close();
    throw error;
  }
}

const sayStarting: RequestListener = (_request, response) => {
  response
    .writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '1' })
    .end('{"code":"STARTING","message":"系统正在启动，请稍候。 Starting, please wait."}');
};

function listen(server: Server, { port, host }: HttpConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : port);
    });
  });
}

function addressOf({ publicUrl, host }: HttpConfig, port: number): string {
  if (publicUrl) return publicUrl.replace(/\/$/, '');
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;

  return `http://${name}:${port}`;
}

const patienceMs = 10_000;

async function stop(server: Server, app: Koa, engine: Engine, node: { stopping: boolean }): Promise<void> {
  node.stopping = true;
  app.emit('stopping');
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(impatience);
  await engine.stop();
}
