import type { Schema } from '../definition.js';
import { findFormat } from '../formats/index.js';

/** What a phone's keyboard should offer for an answer. */
export function keyboardFor({ format, type }: Schema): 'text' | 'tel' | 'numeric' | 'decimal' {
  if (format === 'mobile') return 'tel';
  if (format === 'money' || type === 'number') return 'decimal';
  return type === 'integer' || format === 'bankcard' || format === 'postcode' || format === 'area-code' || format === 'school-code' ? 'numeric' : 'text';
}

/** What the browser may fill in by itself. */
export function autoCompleteFor({ format }: Schema): string {
  return format === 'mobile' ? 'tel-national' : format === 'name' ? 'name' : 'off';
}

/** The canonical form of a finished answer, so that people see what is sent: no spaces in a number, a capital X. */
export function finishedText({ format }: Schema, typed: string): string {
  const known = format ? findFormat(format) : undefined;
  return known ? known.normalise(typed) : typed.trim();
}

/** A number as typed: full-width digits become digits; what is no number stays text, for the check to say so. */
export function typedNumber(typed: string): number | string | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;

  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : text;
}
