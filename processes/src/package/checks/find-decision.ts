import type { DecisionDefinition } from '@onething/rules';
import { readQualifiedId } from '../qualified-id.js';
import type { Checked } from './check.js';

/** The decision that a process of the package names. */
export function findDecision({ pkg, required }: Checked, name: string): DecisionDefinition | undefined {
  const { package: owner, id } = readQualifiedId(name);
  return owner === undefined ? pkg.decisions[id] : required.find(({ manifest }) => manifest.id === owner)?.decisions[id];
}
