import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Engine } from '@onething/engine';
import type { Middleware } from 'koa';
import type { RequestMetrics } from './request-metrics.js';

/** Tells whether this node should get requests. */
export interface Readiness {
  readonly stopping: boolean;
}

const worstLagMs = 1000;

/** `/livez` restart me, `/readyz` send me requests, `/metrics` for machines of our own network. */
export function serveHealth(engine: Engine, metrics: RequestMetrics, node: Readiness): Middleware {
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();

  return async (ctx, next) => {
    if (ctx.method !== 'GET') return next();
    if (ctx.path === '/livez') {
      const lagMs = lag.percentile(99) / 1e6;
      lag.reset();
      ctx.status = lagMs < worstLagMs ? 200 : 503;
      ctx.body = { alive: lagMs < worstLagMs };
    } else if (ctx.path === '/readyz') {
      const { ready, reasons } = node.stopping ? { ready: false, reasons: ['stopping'] } : await engine.health.ready();
      ctx.status = ready ? 200 : 503;
      ctx.body = { ready, reasons };
    } else if (ctx.path === '/metrics' && isOurOwn(ctx.ip)) {
      ctx.type = 'text/plain; version=0.0.4';
      ctx.body = `${await engine.health.metrics()}\n${await metrics.text()}`;
    } else return next();
  };
}

/** Loopback and private ranges (RFC 1918, RFC 4193). */
function isOurOwn(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');

  return plain === '::1' || /^(127|10)\./.test(plain) || /^192\.168\./.test(plain) || /^172\.(1[6-9]|2\d|3[01])\./.test(plain) || /^f[cd]/i.test(plain);
}
