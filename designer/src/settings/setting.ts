import type { Package } from '@onething/processes';
import type { FactChoice } from '../conditions/fact-choices.js';

/** One input of a block while it is asked: what stands there, what can be chosen, and where it goes. */
export interface SettingProps {
  readonly id: string;
  /** What it is called, for inputs that stand together. */
  readonly label: string;
  /** As the file has it. */
  readonly value: string | undefined;
  readonly facts: readonly FactChoice[];
  readonly parts: Package;
  readonly required: readonly Package[];
  /** The other inputs of the same block, by name: which document is chosen, which registry. */
  readonly beside: (name: string) => string | undefined;
  /** Other steps of the process. */
  readonly steps: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}

/** A fact as it stands in an expression. */
export function pathOf({ fact, path }: FactChoice): string {
  return path ? `${fact}.${path.replace(/^\$\./, '')}` : fact;
}
