import type { Outcome } from '@onething/rules';
import type { Port } from '../authoring/authoring.js';
import type { PortKind } from '../authoring/local-settings.js';
import type { Actor } from '../engine.js';

/** Who and what answers in a tenant for the ports of the packages that it uses, and who has said so when. */
export interface Bindings {
  list(by: Actor): Promise<readonly PackageBindings[]>;
  /** The latest 200 changes. */
  history(by: Actor): Promise<readonly BindingChangeEntry[]>;
  /** In force at once, and written down. `PACKAGE_NOT_FOUND`, `PORT_NOT_FOUND`, `PORT_TARGET_NOT_FOUND`. */
  change(binding: BindingToChange, by: Actor): Promise<Outcome<void>>;
}

export interface PackageBindings {
  readonly package: string;
  readonly title: string;
  readonly titleEn?: string;
  /** `waiting`: imported and not published yet; what is chosen for it is chosen in its draft. */
  readonly state: 'inForce' | 'waiting';
  readonly ports: Port[];
}

export interface BindingToChange {
  readonly package: string;
  readonly kind: PortKind;
  readonly port: string;
  readonly target: string;
}

/** `before` is absent for the first one. */
export interface BindingChangeEntry {
  readonly package: string;
  readonly kind: PortKind;
  readonly port: string;
  readonly before?: string;
  readonly after: string;
  readonly by: string;
  readonly at: string;
}
