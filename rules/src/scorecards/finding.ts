import type { Finding } from '../outcome.js';
import type { Message } from '../values.js';

export function finding(severity: Finding['severity'], code: string, place: string, message: Message): Finding {
  return { severity, code, place, message };
}
