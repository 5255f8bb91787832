import type { Facts, Value } from '@onething/rules';

/** A text input; a missing one is empty, which the connector then refuses by name. */
export function textOf(input: Facts, name: string): string {
  const value = input[name];
  return value === undefined || value === null ? '' : String(value);
}

/** An object input. */
export function factsOf(input: Facts, name: string): Facts {
  return asFacts(input[name]);
}

/** A list input; none is empty. */
export function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function asFacts(value: Value | undefined): Facts {
  return isFacts(value) ? value : {};
}

/** Whether an input is an object at all. */
export function isFacts(value: Value | undefined): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
