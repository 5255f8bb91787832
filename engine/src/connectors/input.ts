import type { Facts, Value } from '@onething/rules';

/** An input that the descriptor declares as text. A missing one is the model's fault and stops the activity with these words. */
export function textOf(input: Facts, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;

  throw new Error(`The input "${name}" is missing`);
}

/** An optional text. */
export function optionalText(input: Facts, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a value is an object of named values. */
export function isFacts(value: Value | undefined): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
