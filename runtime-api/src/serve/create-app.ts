import type { Engine } from '@onething/engine';
import Koa from 'koa';
import compress from 'koa-compress';
import type { Logger } from 'pino';
import type { HttpConfig } from '../config.js';
import { openDoor } from '../door/door.js';
import { describeError } from '../log.js';
import { answerErrors } from '../middleware/answer-errors.js';
import { knownHost } from '../middleware/known-host.js';
import { logRequests } from '../middleware/log-requests.js';
import { noIndex } from '../middleware/no-index.js';
import { openRateLimit } from '../middleware/rate-limit.js';
import { requestId } from '../middleware/request-id.js';
import { sameSite } from '../middleware/same-site.js';
import { securityHeaders } from '../middleware/security-headers.js';
import { mountRoutes } from '../route/mount-routes.js';
import { routes } from '../routes/index.js';
import { serveDescription } from './description.js';
import { endOfApi } from './end-of-api.js';
import { type Readiness, serveHealth } from './health.js';
import { openRequestMetrics } from './request-metrics.js';
import { serveWebApps } from './web-apps.js';

/** The whole HTTP side over one engine: walls first, then the routes, then the two web apps. */
export function createApp(engine: Engine, config: HttpConfig, log: Logger, node: Readiness = { stopping: false }): Koa {
  const app = new Koa({ proxy: config.publicUrl !== undefined, maxIpsCount: 1 });
  const metrics = openRequestMetrics();
  const regions = async () => (await engine.identity.regions()).map(({ code }) => code);
  const door = openDoor(config.door, metrics.door, { regions, milliseconds: () => performance.now() });
  const overHttps = config.publicUrl?.startsWith('https:') ?? false;
  app.setMaxListeners(0);
  app.on('error', (error) => isPrematureClose(error) || log.error(describeError(error), 'failed'));

  app.use(requestId).use(logRequests(log)).use(metrics.measure).use(securityHeaders(overHttps)).use(noIndex).use(answerErrors);
  app
    .use(serveHealth(engine, metrics, node))
    .use(knownHost(config.hosts))
    .use(sameSite);
  app.use(compress({ threshold: 1024 }));
  app.use(serveDescription(routes));
  app.use(mountRoutes(routes, { engine, mode: config.mode, rateLimit: openRateLimit(config.limits), door }));
  app.use(endOfApi).use(serveWebApps(config.webApps));

  return app;
}

/** A reader of events who closes the page is no failure. */
function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(String(error.code));
}
