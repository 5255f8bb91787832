import type { FactDeclaration } from '../decisions/definition.js';
import { type DmnElement, textOf } from './dmn-element.js';
import { type Names, plainName } from './names.js';

/** Everything that the decisions of one model share. */
export interface Model {
  readonly names: Names;
  /** Name, id or reference of an element by its XML id. */
  readonly byId: ReadonlyMap<string, DmnElement>;
  readonly declare: (typeRef: string | undefined, title: string) => FactDeclaration;
}

/** What people and texts call an element. */
export function nameOf(element: DmnElement): string {
  return textOf(element, 'name') ?? textOf(element, 'id') ?? '';
}

/** The only output of a table needs no name. */
export function outputName(column: DmnElement | undefined): string {
  return plainName(textOf(column, 'name') ?? 'result');
}
