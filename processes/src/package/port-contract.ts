import type { Facts, Value } from '@onething/rules';

/**
 * What is asked through an endpoint or a topic, and what is answered: the same for every city, whatever stands behind it. The
 * examples are the simulator: a rehearsal, and a demonstration without the real system, answers with the first one that fits.
 */
export interface PortContract {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly inputs?: Readonly<Record<string, PortField>>;
  readonly outputs?: Readonly<Record<string, PortField>>;
  /** Codes of BPMN errors that the other side may answer with. */
  readonly errors?: readonly string[];
  readonly examples?: readonly PortExample[];
}

export interface PortField {
  readonly title: string;
  readonly titleEn?: string;
  readonly type: 'string' | 'number' | 'boolean' | 'object' | 'list';
  readonly required?: boolean;
}

/** `when` names the inputs that matter; an empty one always fits. */
export interface PortExample {
  readonly when: Facts;
  readonly answer?: Facts;
  readonly error?: string;
}

/** What is wrong with named values; `wanted` are the contract's inputs or outputs. */
export interface PortMisfit {
  readonly name: string;
  readonly code: 'MISSING' | 'UNKNOWN' | 'WRONG_TYPE';
}

/** Compares values with what a contract declares. A contract that declares nothing takes everything. */
export function misfitsOf(values: Facts, wanted: PortContract['inputs']): readonly PortMisfit[] {
  if (!wanted) return [];

  const missing = Object.entries(wanted).filter(([name, { required }]) => required && isAbsent(values[name]));
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(wanted, name));
  const wrong = Object.entries(wanted).filter(([name, { type }]) => !isAbsent(values[name]) && typeOf(values[name] ?? null) !== type);
  return [
    ...missing.map(([name]): PortMisfit => ({ name, code: 'MISSING' })),
    ...unknown.map((name): PortMisfit => ({ name, code: 'UNKNOWN' })),
    ...wrong.map(([name]): PortMisfit => ({ name, code: 'WRONG_TYPE' })),
  ];
}

/** The first example whose `when` agrees with the inputs. */
export function exampleFor({ examples = [] }: PortContract, input: Facts): PortExample | undefined {
  return examples.find(({ when }) => Object.entries(when).every(([name, value]) => JSON.stringify(input[name]) === JSON.stringify(value)));
}

function isAbsent(value: Value | undefined): boolean {
  return value === undefined || value === null;
}

function typeOf(value: Value): PortField['type'] {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
}
