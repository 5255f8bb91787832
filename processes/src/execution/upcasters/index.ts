import { fromFormat1 } from './from-format-1.js';
import type { Upcaster } from './upcaster.js';

/** One for each format that was ever stored, but the present one. */
export const upcasters: readonly Upcaster[] = [fromFormat1];
