/** A BPMN element as bpmn-moddle holds it, as far as the panels read it. */
export interface BusinessObject {
  readonly $type: string;
  readonly id: string;
  get(name: string): unknown;
}

/** A shape or connection of the diagram. */
export interface DiagramElement {
  readonly id: string;
  readonly type: string;
  readonly businessObject: BusinessObject;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly parent?: DiagramElement;
}

/** Text of an attribute; nothing where it is empty. */
export function textOf(object: BusinessObject, name: string): string | undefined {
  const value = object.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A nested element, for example the `conditionExpression` of a flow. */
export function childOf(object: BusinessObject, name: string): BusinessObject | undefined {
  const value = object.get(name);
  return isBusinessObject(value) ? value : undefined;
}

/** Nested elements of a list, for example `eventDefinitions`. */
export function childrenOf(object: BusinessObject, name: string): readonly BusinessObject[] {
  const value = object.get(name);
  return Array.isArray(value) ? value.filter(isBusinessObject) : [];
}

/** The expression of an `onething:input` by its name. */
export function inputOf(object: BusinessObject, name: string): string | undefined {
  const held = childOf(object, 'extensionElements');
  const input = held && childrenOf(held, 'values').find((one) => one.$type === 'onething:Input' && one.get('name') === name);
  return input && textOf(input, 'value');
}

function isBusinessObject(value: unknown): value is BusinessObject {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value;
}
