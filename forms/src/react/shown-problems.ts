import type { Message } from '@onething/rules';
import { type ErrorSchema, ErrorSchemaBuilder } from '@rjsf/utils';
import type { Language, ShownProblem } from './form-view-props.js';

/** A problem on the screen: its sentence, and the control it belongs to. */
export interface PlacedProblem {
  readonly id: string;
  readonly place: string;
  readonly text: string;
}

/** Gives each problem the id of its control, which rjsf makes of the path. */
export function placeProblems(problems: readonly ShownProblem[], prefix: string, language: Language): readonly PlacedProblem[] {
  return problems.map(({ place, message }) => ({ id: idOf(prefix, place), place, text: textOf(message, language) }));
}

/** The id of the control at a place: `/members/0/name` → `apply_members_0_name`. */
export function idOf(prefix: string, place: string): string {
  return [prefix, ...pathOf(place)].join('_');
}

/** Problems in the shape in which rjsf hands them to its fields. */
export function errorSchema(problems: readonly PlacedProblem[]): ErrorSchema {
  const builder = new ErrorSchemaBuilder();
  for (const { place, text } of problems) builder.addErrors(text, [...pathOf(place)]);
  return builder.ErrorSchema;
}

function pathOf(place: string): readonly string[] {
  return place
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function textOf(message: string | Message, language: Language): string {
  return typeof message === 'string' ? message : message[language];
}
