import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

/** Only our own scripts run, nobody frames us, nothing is guessed. `style-src` is open inline because the component library writes styles. */
export function securityHeaders(overHttps: boolean): Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
      },
    },
    strictTransportSecurity: overHttps,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    // Over plain http on an office network these headers only cause warnings in the browser.
    crossOriginOpenerPolicy: overHttps,
    originAgentCluster: overHttps,
  });
}
