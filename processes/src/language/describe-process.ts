import type { CompiledProcess } from './compiled-process.js';

/** An element as a list or a history shows it. */
export interface DescribedElement {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly form?: string;
  readonly decision?: string;
  readonly connector?: string;
  readonly calledElement?: string;
  readonly candidates: readonly string[];
}

/** The elements of a process with their names, in the order of the model. */
export function describeProcess(process: CompiledProcess): readonly DescribedElement[] {
  return [...process.elements.values()].map(({ id, type, name, form, decision, connector, calledElement, candidates }) => ({
    id,
    type,
    name,
    ...(form === undefined ? {} : { form }),
    ...(decision === undefined ? {} : { decision }),
    ...(connector === undefined ? {} : { connector }),
    ...(calledElement === undefined ? {} : { calledElement }),
    candidates,
  }));
}
