import { isList } from '../facts/fact-path.js';
import { bool, isObject, list, name, object, oneOf, optional, type Reader, record, text, value } from '../reading/read.js';
import type { LegalBasis, Message, Value } from '../values.js';
import type { Direction, FactDeclaration, FactType, ValueLabels } from './definition.js';

/** Readers for the parts that every kind of decision has. */
export const basisReader: Reader<LegalBasis> = object<LegalBasis>({ law: text(200), article: optional(text(80)), text: optional(text(2000)) });

/** What people read instead of a code. */
export const labelsReader: Reader<ValueLabels> = record(object<Message>({ zh: text(100), en: text(200) }), text(200));

export const factTypeReader: Reader<FactType> = oneOf('string', 'number', 'boolean', 'date', 'money', 'list', 'object');

export const factReader: Reader<FactDeclaration> = (json, place, problems) =>
  object<FactDeclaration>({
    title: text(100),
    titleEn: optional(text(200)),
    type: factTypeReader,
    values: optional(list(value, 500)),
    changeable: optional(bool),
    fields: optional(record(factReader, name())),
  })(json, place, problems);

/** What an author states of a whole decision. */
export const directionsReader: Reader<readonly Direction[]> = list(
  object<Direction>({ fact: name(true), output: name(), never: oneOf('raises', 'lowers') }),
  20,
);

/** Fields of every decision, to be spread into a kind's shape. */
export const baseShape = {
  id: name(),
  title: text(100),
  titleEn: optional(text(200)),
  facts: record(factReader),
  basis: optional(list(basisReader, 50)),
  requires: optional(list(name(), 50)),
};

/** True for `{ "expr": "…" }`, the computed form of an output. */
export function isExpression(output: Value | { readonly expr: string } | undefined): output is { readonly expr: string } {
  return isObject(output) && !isList(output) && 'expr' in output && typeof output.expr === 'string';
}
