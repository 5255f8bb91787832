import type { FieldOptions } from './form-stage.js';

/** Reads back what `view-schema.ts` put into `ui:options`, whose type rjsf leaves open. */
export function fieldOptions(options: Readonly<Record<string, unknown>> | undefined): FieldOptions {
  return isFieldOptions(options) ? options : { name: '', answer: {} };
}

function isFieldOptions(options: unknown): options is FieldOptions {
  return typeof options === 'object' && options !== null && 'answer' in options && 'name' in options;
}

/** The ids of a field's help and error, as far as they are there, for `aria-describedby`. */
export function describedBy(id: string, hasHelp: boolean, hasError: boolean): string | undefined {
  const ids = [...(hasError ? [errorId(id)] : []), ...(hasHelp ? [helpId(id)] : [])];
  return ids.length ? ids.join(' ') : undefined;
}

export function errorId(id: string): string {
  return `${id}__error`;
}

export function helpId(id: string): string {
  return `${id}__help`;
}

export function labelId(id: string): string {
  return `${id}__label`;
}
