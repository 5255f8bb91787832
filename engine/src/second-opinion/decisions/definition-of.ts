import type { CompiledPackage } from '@onething/processes';
import type { DecisionDefinition } from '@onething/rules';

/** A decision by its qualified id, in the package or in one that it requires. */
export function definitionOf(id: string, { package: own, required }: CompiledPackage): DecisionDefinition | undefined {
  const [name, owner] = id.split(':').reverse();
  const holder = owner === undefined ? own : required.find(({ manifest }) => manifest.id === owner);

  return holder?.decisions[name ?? ''];
}
