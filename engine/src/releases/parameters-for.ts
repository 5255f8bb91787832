import { parametersOn } from '@onething/processes';
import type { Value } from '@onething/rules';
import type { StoredOverride } from '../stores/release-store.js';
import type { CompiledRelease } from './release-library.js';

/** The values in force on a civil date, where a package allows it those that the nearest tenant has set. `overrides` come nearest and latest first. */
export function parametersFor(release: CompiledRelease, overrides: readonly StoredOverride[], date: string): Readonly<Record<string, Value>> {
  const packages = [...release.compiled.required, release.package];
  const own = Object.fromEntries(packages.flatMap(({ manifest, parameters }) => parameters.map(({ id }) => [id, manifest])));
  const allowed = overrides.filter((one) => own[one.parameter]?.id === one.package && own[one.parameter]?.overridable?.includes(one.parameter));
  const set = Object.fromEntries(allowed.toReversed().map(({ parameter, value }) => [parameter, value]));
  return { ...parametersOn(packages, date), ...set };
}
