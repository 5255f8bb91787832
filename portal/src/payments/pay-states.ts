import type { PayRow } from '@onething/runtime-api/client';
import type { Tone } from '../ui/Badge.js';

/** How each state of a row looks; the order is that of the summary. */
export const payTones: Readonly<Record<PayRow['state'], Tone>> = {
  listed: 'info',
  sent: 'info',
  paid: 'ok',
  failed: 'danger',
  returned: 'warn',
  withdrawn: 'plain',
  recovering: 'warn',
};

/** Every state, in the order of the summary. */
export const payStates: readonly PayRow['state'][] = ['listed', 'sent', 'paid', 'failed', 'returned', 'withdrawn', 'recovering'];
