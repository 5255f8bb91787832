import type { FactDeclaration, FactType } from '../decisions/definition.js';
import { type DmnElement, elementsOf, textOf } from './dmn-element.js';
import { plainName } from './names.js';

const basic: Readonly<Record<string, FactType>> = { string: 'string', number: 'number', boolean: 'boolean', date: 'date' };

/** Declares facts by the types of a model; what it leaves open, or defines by a type that we have not, is an object of any shape. */
export function typeReader(definitions: DmnElement): (typeRef: string | undefined, title: string) => FactDeclaration {
  const items = new Map(elementsOf(definitions, 'itemDefinition').map((item) => [textOf(item, 'name') ?? '', item]));
  const declare = (typeRef: string | undefined, title: string, depth: number): FactDeclaration => {
    const name = typeRef?.replace(/^\w+:/, '') ?? '';
    const type = basic[name];
    if (type) return { title, type };
    const item = items.get(typeRef ?? '') ?? items.get(name);
    return item && depth < 8 ? ofItem(item, title, depth, declare) : { title, type: 'object' };
  };
  return (typeRef, title) => declare(typeRef, title, 0);
}

type Declare = (typeRef: string | undefined, title: string, depth: number) => FactDeclaration;

function ofItem(item: DmnElement, title: string, depth: number, declare: Declare): FactDeclaration {
  const components = elementsOf(item, 'itemComponent');
  const fields = Object.fromEntries(
    components.map((component) => {
      const name = textOf(component, 'name') ?? '';
      return [plainName(name), ofItem(component, name, depth + 1, declare)];
    }),
  );
  const declared: FactDeclaration = components.length > 0 ? { title, type: 'object', fields } : declare(textOf(item, 'typeRef'), title, depth + 1);
  if (Reflect.get(item, 'isCollection') !== true) return declared;

  return declared.fields ? { title, type: 'list', fields: declared.fields } : { title, type: 'list' };
}

/** The values that an enumeration allows: `"A", "B"`, numbers and truth values; `undefined` for anything else. */
export function constantsOf(text: string | undefined): readonly (string | number | boolean)[] | undefined {
  if (text === undefined) return undefined;
  const parts = text.match(/"(?:[^"\\]|\\.)*"|[^,\s][^,]*/g) ?? [];
  const constants = parts.map((part) => constantOf(part.trim())).filter((constant) => constant !== undefined);

  return constants.length === parts.length && constants.length > 0 ? constants : undefined;
}

/** A literal as a value. */
export function constantOf(text: string): string | number | boolean | undefined {
  if (/^"(?:[^"\\]|\\["\\])*"$/.test(text)) return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);

  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}
