import type { Explanation } from '@onething/rules';

/** The explanation of a decision as it came over the wire; absent when it is not one, so that a page never breaks on it. */
export function readExplanation(value: unknown): Explanation | undefined {
  return isExplanation(value) ? value : undefined;
}

function isExplanation(value: unknown): value is Explanation {
  return (
    typeof value === 'object' &&
    value !== null &&
    'decision' in value &&
    'sentences' in value &&
    Array.isArray(value.sentences) &&
    'facts' in value &&
    Array.isArray(value.facts) &&
    'rows' in value &&
    Array.isArray(value.rows)
  );
}
