import { languages } from '@onething/processes/modelling';
import type Modeler from 'bpmn-js/lib/Modeler';
import type { VoteTexts } from '../settings/vote.js';
import { type BusinessObject, childOf, childrenOf, type DiagramElement, textOf } from './business-object.js';

interface Modeling {
  updateProperties(element: DiagramElement, properties: object): void;
  updateModdleProperties(element: DiagramElement, object: BusinessObject, properties: object): void;
  updateLabel(element: DiagramElement, text: string): void;
}

interface Attaching {
  createShape(shape: object, position: { x: number; y: number }, target: DiagramElement, hints?: { attach: true }): DiagramElement;
}

interface Creating {
  createShape(attributes: object): object;
}

type Mapping = Readonly<Record<string, string | undefined>>;

/** Inputs and outputs of a step as expressions, by name. */
export interface Mappings {
  readonly inputs?: Mapping;
  readonly outputs?: Mapping;
}

interface Canvas {
  zoom(to?: number | 'fit-viewport', center?: 'auto'): number;
  scrollToElement(element: DiagramElement): void;
}

/** What the panels do to the diagram; every change is one step that can be taken back. */
export class DiagramEditor {
  constructor(private readonly modeler: Modeler) {}

  /** The one selected element, or nothing. */
  selected(): DiagramElement | undefined {
    const chosen = this.modeler.get<{ get(): readonly DiagramElement[] }>('selection').get();
    return chosen.length === 1 ? chosen[0] : undefined;
  }

  elements(): readonly DiagramElement[] {
    return this.modeler.get<{ getAll(): readonly DiagramElement[] }>('elementRegistry').getAll();
  }

  set(element: DiagramElement, properties: Readonly<Record<string, unknown>>): void {
    this.modeling.updateProperties(element, properties);
  }

  rename(element: DiagramElement, name: string): void {
    this.modeling.updateProperties(element, { name: name === '' ? undefined : name });
  }

  /** Sets or takes away an expression child: `conditionExpression` of a flow. */
  setExpression(element: DiagramElement, name: string, expression: { readonly language: string; readonly body: string } | undefined): void {
    this.modeling.updateProperties(element, { [name]: expression && this.create('bpmn:FormalExpression', expression) });
  }

  /** States how long a timer waits. */
  setTimer(element: DiagramElement, body: string, language: string): void {
    const [definition] = childrenOf(element.businessObject, 'eventDefinitions');
    if (!definition) return;

    const timeDuration = this.create('bpmn:FormalExpression', { language, body });
    this.modeling.updateModdleProperties(element, definition, { timeDuration, timeDate: undefined, timeCycle: undefined });
  }

  /** States when a timer is due again and again, as cron. */
  setCycle(element: DiagramElement, body: string): void {
    const [definition] = childrenOf(element.businessObject, 'eventDefinitions');
    if (!definition || body === '') return;

    const timeCycle = this.create('bpmn:FormalExpression', { body });
    this.modeling.updateModdleProperties(element, definition, { timeCycle, timeDate: undefined, timeDuration: undefined });
  }

  /** Puts a timer on the edge of a step; it warns and does not interrupt. */
  addTimer(element: DiagramElement, name: string, body: string, language: string): void {
    const { x = 0, y = 0, width = 0, height = 0 } = element;
    const position = { x: x + width - 20, y: y + height };
    const shape = { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:TimerEventDefinition', cancelActivity: false };
    const created = this.modeler.get<Attaching>('modeling').createShape(shape, position, element, { attach: true });
    this.setTimer(created, body, language);
    this.rename(created, name);
  }

  /** Sets one `onething:input` of a step by its name. */
  setInput(element: DiagramElement, name: string, value: string | undefined): void {
    this.setMappings(element, { inputs: { [name]: value } });
  }

  /** Sets inputs and outputs of a step by their names; `undefined` takes one away, the others stay. */
  setMappings(element: DiagramElement, { inputs = {}, outputs = {} }: Mappings): void {
    const held = childOf(element.businessObject, 'extensionElements');
    const replaced = (one: BusinessObject) =>
      (one.$type === 'onething:Input' && Object.hasOwn(inputs, String(one.get('name')))) ||
      (one.$type === 'onething:Output' && Object.hasOwn(outputs, String(one.get('name'))));
    const made = (type: string, mappings: Mapping) =>
      Object.entries(mappings).flatMap(([name, value]) => (value === undefined ? [] : [this.create(type, { name, value })]));
    const kept = held ? childrenOf(held, 'values').filter((one) => !replaced(one)) : [];
    const values = [...kept, ...made('onething:Input', inputs), ...made('onething:Output', outputs)];
    this.modeling.updateProperties(element, { extensionElements: values.length > 0 ? this.create('bpmn:ExtensionElements', { values }) : undefined });
  }

  /** Several people answer the same task: how many, until when, and what is kept of each answer. Nobody answers twice. */
  setVote(element: DiagramElement, { people = '3', until, collected, votes, result }: VoteTexts & { readonly votes: string; readonly result: string }): void {
    const formula = (body: string) => this.create('bpmn:FormalExpression', { language: languages.script, body });
    const loopCharacteristics = this.create('bpmn:MultiInstanceLoopCharacteristics', {
      loopCardinality: formula(people),
      ...(until === undefined ? {} : { completionCondition: formula(until) }),
      ...(collected === undefined ? {} : { 'onething:collect': votes, 'onething:collected': collected }),
    });
    const excluded = textOf(element.businessObject, 'onething:excludes')?.split(/\s+/) ?? [];
    this.modeling.updateProperties(element, {
      loopCharacteristics,
      'onething:result': result,
      'onething:excludes': [...new Set([...excluded, element.id])].join(' '),
    });
  }

  /** Puts a calculation onto the line that leaves a step, under its own id as result; beside the step where no line leaves. */
  addBehind(element: DiagramElement, id: string, name: string, script: string): void {
    const businessObject = this.create('bpmn:ScriptTask', { id, name, scriptFormat: languages.script, script, 'onething:result': id.replaceAll('-', '_') });
    const shape = this.modeler.get<Creating>('elementFactory').createShape({ type: 'bpmn:ScriptTask', businessObject });
    const { x = 0, y = 0, width = 0, height = 0 } = element;
    const line = this.elements().find((one) => one.type === 'bpmn:SequenceFlow' && childOf(one.businessObject, 'sourceRef')?.id === element.id);
    const position = { x: x + width + 120, y: y + height / 2 };
    this.modeler.get<Attaching>('modeling').createShape(shape, position, line ?? element.parent ?? element);
  }

  /** Takes a step or a line away, with the lines that would lead nowhere. */
  remove(element: DiagramElement): void {
    this.modeler.get<{ removeElements(elements: readonly DiagramElement[]): void }>('modeling').removeElements([element]);
  }

  undo(): void {
    this.stack.undo();
  }

  redo(): void {
    this.stack.redo();
  }

  get canUndo(): boolean {
    return this.stack.canUndo();
  }

  get canRedo(): boolean {
    return this.stack.canRedo();
  }

  zoom(factor: number): void {
    this.canvas.zoom(this.canvas.zoom() * factor);
  }

  fit(): void {
    this.canvas.zoom('fit-viewport', 'auto');
  }

  /** Selects an element and brings it into view; false when it is not in this diagram. */
  show(id: string): boolean {
    const element = this.elements().find((one) => one.id === id);
    if (!element) return false;

    this.canvas.scrollToElement(element);
    this.modeler.get<{ select(element: DiagramElement): void }>('selection').select(element);
    return true;
  }

  /** Marks the elements that a check has found something at, and takes the earlier marks away. */
  mark(ids: ReadonlySet<string>): void {
    const canvas = this.modeler.get<{ addMarker(id: string, name: string): void; removeMarker(id: string, name: string): void }>('canvas');
    for (const { id } of this.elements()) {
      if (ids.has(id)) canvas.addMarker(id, 'ot-wrong');
      else canvas.removeMarker(id, 'ot-wrong');
    }
  }

  async xml(): Promise<string> {
    const { xml = '' } = await this.modeler.saveXML({ format: true });
    return xml;
  }

  private create(type: string, attributes: object): BusinessObject {
    return this.modeler.get<{ create(type: string, attributes: object): BusinessObject }>('moddle').create(type, attributes);
  }

  private get modeling(): Modeling {
    return this.modeler.get<Modeling>('modeling');
  }

  private get canvas(): Canvas {
    return this.modeler.get<Canvas>('canvas');
  }

  private get stack(): { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean } {
    return this.modeler.get('commandStack');
  }
}
