import type { Value } from '@onething/rules';

/** What a package asks of the tenant that runs it. */
export type PortKind = 'role' | 'registry' | 'seal' | 'endpoint' | 'topic' | 'account' | 'notice' | 'channel' | 'service';

/** A port with what answers for it here: a department, a tenant that holds the register, an authority. `name` is for people. */
export interface Binding {
  readonly kind: PortKind;
  readonly port: string;
  readonly target: string;
  readonly name: string;
}

/** A city's own value of a parameter from a day on, with what it rests on. */
export interface LocalValue {
  readonly parameter: string;
  /** Civil date. */
  readonly from: string;
  readonly value: Value;
  readonly basis: { readonly law: string; readonly text?: string };
}

/** What a tenant has chosen for a package. It is part of the change: proposed, seen and approved with it. */
export interface LocalSettings {
  readonly bindings: readonly Binding[];
  readonly parameters: readonly LocalValue[];
}

/** Nothing chosen: everything stays as it is. */
export const noSettings: LocalSettings = { bindings: [], parameters: [] };

/** One binding a port; the last one counts. */
export function withBinding({ bindings, parameters }: LocalSettings, binding: Binding): LocalSettings {
  const others = bindings.filter(({ kind, port }) => kind !== binding.kind || port !== binding.port);
  return { bindings: [...others, binding], parameters };
}

/** One value a parameter and day; the last one counts. */
export function withLocalValue({ bindings, parameters }: LocalSettings, value: LocalValue): LocalSettings {
  const others = parameters.filter(({ parameter, from }) => parameter !== value.parameter || from !== value.from);
  return { bindings, parameters: [...others, value] };
}
