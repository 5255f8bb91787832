import type { Value } from '@onething/rules';

/** The texts of a list, or one text as a list of it: role ports and persons as expressions give them. */
export function textsOf(value: Value): readonly string[] {
  const entries: readonly Value[] = Array.isArray(value) ? value : [value];
  return entries.filter((entry) => typeof entry === 'string' && entry !== '').map(String);
}
