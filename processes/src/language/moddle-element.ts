/** The boundary to moddle's untyped tree: everything read from it passes through these four functions. */
export interface ModdleElement {
  readonly $type: string;
  readonly id?: string;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

/** BPMN's own name of an element, with a small first letter: `userTask`. */
export function typeOf(element: ModdleElement): string {
  const name = element.$type.slice(element.$type.indexOf(':') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A text property, or nothing where it is absent or empty. */
export function textOf(element: ModdleElement | undefined, property: string): string | undefined {
  const value = element?.get(property);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A referenced or contained element. */
export function elementOf(element: ModdleElement | undefined, property: string): ModdleElement | undefined {
  const value = element?.get(property);
  return isElement(value) ? value : undefined;
}

/** A list of contained elements. */
export function elementsOf(element: ModdleElement | undefined, property: string): readonly ModdleElement[] {
  const value = element?.get(property);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value;
}
