import type { Delivery } from '@onething/runtime-api/client';
import type { Tone } from '../ui/Badge.js';

/** The colour beside the word of a delivery's state. */
export const deliveryTone: Readonly<Record<Delivery['state'], Tone>> = { waiting: 'plain', sent: 'ok', failed: 'danger' };
