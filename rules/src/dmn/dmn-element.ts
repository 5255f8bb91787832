import { isObject } from '../reading/read.js';

/** The boundary to moddle's untyped tree: everything read from it passes through these functions. */
export interface DmnElement {
  readonly $type: string;
}

/** DMN's own name of an element, with a small first letter: `decisionTable`. */
export function typeOf({ $type }: DmnElement): string {
  const name = $type.slice($type.indexOf(':') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A text property, or nothing where it is absent or empty. */
export function textOf(element: DmnElement | undefined, property: string): string | undefined {
  const value = element && Reflect.get(element, property);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function elementOf(element: DmnElement | undefined, property: string): DmnElement | undefined {
  const value = element && Reflect.get(element, property);
  return isDmnElement(value) ? value : undefined;
}

export function elementsOf(element: DmnElement | undefined, property: string): readonly DmnElement[] {
  const value = element && Reflect.get(element, property);
  return Array.isArray(value) ? value.filter(isDmnElement) : [];
}

export function isDmnElement(value: unknown): value is DmnElement {
  return isObject(value) && typeof Reflect.get(value, '$type') === 'string';
}
