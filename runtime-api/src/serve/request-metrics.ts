import type { Middleware } from 'koa';
import { Histogram, Registry } from 'prom-client';
import { type DoorMetrics, openDoorMetrics } from '../door/door-metrics.js';

/** Latency by route pattern and status; no addresses, no people. */
export interface RequestMetrics {
  readonly measure: Middleware;
  readonly door: DoorMetrics;
  text(): Promise<string>;
}

/** Opens counters of this node. */
export function openRequestMetrics(): RequestMetrics {
  const registry = new Registry();
  const seconds = new Histogram({
    name: 'onething_http_request_seconds',
    help: 'Time to answer a request, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });

  return {
    measure: async (ctx, next) => {
      const end = seconds.startTimer({ method: ctx.method });
      await next();
      end({ route: ctx.state.route ?? 'other', status: String(ctx.status) });
    },
    door: openDoorMetrics(registry),
    text: () => registry.metrics(),
  };
}
