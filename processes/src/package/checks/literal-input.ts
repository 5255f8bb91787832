import type { ElementModel } from '../../language/process-model.js';

/** The text of an input that is written as a constant (`"population"`); nothing when it is calculated. */
export function literalInput({ inputs }: ElementModel, name: string): string | undefined {
  const value = inputs.find((input) => input.name === name)?.value.trim();
  return value === undefined ? undefined : /^"([^"\\]*)"$/.exec(value)?.[1];
}
