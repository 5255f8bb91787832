import type { Facts } from '@onething/rules';
import type { CompiledPackage } from '../../package/compiled-package.js';
import { findForm } from '../../package/find-form.js';
import type { Scenario } from '../scenario.js';
import type { NamedPerson } from '../scenario-backend.js';
import { prefillValues } from './prefill-values.js';
import { PureWorld } from './pure-world.js';

/** The first values of a matter's form for one person of a scenario, from the records that it begins with: what a rehearsal shows before anybody types. */
export function prefillFor(compiled: CompiledPackage, scenario: Scenario, matterId: string, person: NamedPerson): Facts {
  const matter = compiled.package.manifest.matters.find(({ id }) => id === matterId);
  const form = matter && findForm(compiled, matter.process, matter.form);
  if (!form) return {};

  const { id, name, idNo = null, mobile = null } = person;
  const world = new PureWorld(compiled, scenario);
  return prefillValues(form, { id, name, idNo, mobile }, (registry, where) => world.records(registry, where));
}
