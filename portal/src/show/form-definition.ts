import type { FormDefinition } from '@onething/forms';

/** The form as it came over the wire; absent when a case has none. */
export function readForm(value: unknown): FormDefinition | undefined {
  return isForm(value) ? value : undefined;
}

function isForm(value: unknown): value is FormDefinition {
  return typeof value === 'object' && value !== null && 'schema' in value && 'layout' in value && Array.isArray(value.layout);
}
