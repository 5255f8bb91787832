import type { CaseSummary } from '@onething/runtime-api/client';
import type { Tone } from '../ui/Badge.js';
import type { Words } from '../words/zh.js';

/** The state of a case as a word and its tone. An incident is ours to solve, so the applicant reads 处理中. */
export function caseStatus(entry: CaseSummary): { word: keyof Words['state']; tone: Tone } {
  if (entry.state === 'completed') return isRefusal(entry) ? { word: 'refused', tone: 'danger' } : { word: 'completed', tone: 'ok' };
  if (entry.state === 'cancelled') return { word: 'cancelled', tone: 'plain' };

  return { word: entry.state, tone: 'info' };
}

/** End events that refuse are named so by convention: `end-refused`. */
function isRefusal({ outcome = '' }: CaseSummary): boolean {
  return /refus|reject/.test(outcome);
}
