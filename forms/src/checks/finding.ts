import type { Finding } from '@onething/rules';

/** A mistake that forbids publishing. */
export function mistake(code: string, place: string, zh: string, en: string): Finding {
  return { code, place, message: { zh, en }, severity: 'error' };
}

/** Something an author should look at. */
export function doubt(code: string, place: string, zh: string, en: string): Finding {
  return { code, place, message: { zh, en }, severity: 'warning' };
}
