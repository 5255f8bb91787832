import type { Package } from '@onething/processes';
import type { SettingProps } from './setting.js';
import type { SettingKind } from './setting-kinds.js';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for an input, by title. */
export function choicesOfSetting(kind: SettingKind, { parts, steps }: SettingProps, t: (key: string) => string): Option[] {
  const roles = parts.manifest.ports.roles.map(({ id, title }) => ({ value: id, label: title }));
  const worded = (group: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`settings.${group}.${value}`) }));

  if (kind === 'role') return roles;
  if (kind === 'receiver') return [{ value: 'applicant', label: t('settings.applicant') }, ...roles];
  if (kind === 'registry') return registriesOf(parts);
  if (kind === 'document') return Object.values(parts.documents).map(({ id, title }) => ({ value: id, label: title }));
  if (kind === 'service') return (parts.manifest.ports.services ?? []).map(({ id, title }) => ({ value: id, label: title }));
  if (kind === 'form') return formsOf(parts);
  if (kind === 'step') return [...steps];
  if (kind === 'audience') return worded('audience', ['school', 'department', 'public']);
  if (kind === 'card') return worded('card', ['yellow', 'red']);
  return worded('yesNo', ['true', 'false']);
}

/** Registries of the package's ports first: those are bound where the package runs. */
function registriesOf({ registries, manifest }: Package): Option[] {
  const ports = manifest.ports.registries.map(({ id, title }) => ({ value: id, label: title }));
  const own = Object.values(registries).map(({ id, title }) => ({ value: id, label: title }));
  return [...ports, ...own.filter(({ value }) => !ports.some((port) => port.value === value))];
}

/** Forms with which a matter is opened: only those an applicant has filled in can be mended by her. */
function formsOf({ forms, manifest }: Package): Option[] {
  const opening = new Set(manifest.matters.filter(({ audience }) => audience === 'applicant').map(({ form }) => form));
  return Object.values(forms).flatMap(({ id, title }) => (opening.has(id) ? [{ value: `${manifest.id}:${id}`, label: title }] : []));
}
