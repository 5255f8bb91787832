import type { FormDefinition } from '@onething/forms';
import type { Package } from './package.js';
import { readQualifiedId } from './qualified-id.js';

/** The form that a name written inside a process means: of the package that the process belongs to, unless it names another one. */
export function findForm(
  packages: { readonly package: Package; readonly required: readonly Package[] },
  insideProcess: string,
  form: string,
): FormDefinition | undefined {
  const owner = readQualifiedId(form).package ?? readQualifiedId(insideProcess).package;
  const holder =
    owner === undefined || owner === packages.package.manifest.id ? packages.package : packages.required.find(({ manifest }) => manifest.id === owner);
  return holder?.forms[readQualifiedId(form).id];
}
