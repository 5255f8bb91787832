import type { BlockKind } from './blocks.js';
import { blocks } from './blocks.js';

/** What diagram-js hands to a provider, as far as it is used. */
interface Services {
  readonly palette: { registerProvider(priority: number, provider: unknown): void };
  readonly create: { start(event: Event, shape: unknown): void };
  readonly elementFactory: { createShape(attributes: object): unknown };
  readonly bpmnFactory: { create(type: string, attributes?: object): BusinessObject };
  readonly handTool: { activateHand(event: Event): void };
  readonly globalConnect: { start(event: Event): void };
}

interface BusinessObject {
  set(name: string, value: unknown): void;
}

/** The blocks that a department knows, captioned, instead of the stock palette of BPMN shapes. */
class BlockPalette {
  static $inject = ['palette', 'create', 'elementFactory', 'bpmnFactory', 'handTool', 'globalConnect', 'blockTitle'];

  constructor(
    palette: Services['palette'],
    private readonly create: Services['create'],
    private readonly elementFactory: Services['elementFactory'],
    private readonly bpmnFactory: Services['bpmnFactory'],
    private readonly handTool: Services['handTool'],
    private readonly globalConnect: Services['globalConnect'],
    private readonly blockTitle: (block: BlockKind | 'hand' | 'connect') => string,
  ) {
    palette.registerProvider(900, this);
  }

  getPaletteEntries() {
    return {
      hand: this.tool('bpmn-icon-hand-tool', 'hand', (event) => this.handTool.activateHand(event)),
      connect: this.tool('bpmn-icon-connection-multi', 'connect', (event) => this.globalConnect.start(event)),
      separator: { group: 'tools', separator: true },
      ...Object.fromEntries(blocks.map((block) => [block.kind, this.block(block)])),
    };
  }

  private tool(className: string, name: 'hand' | 'connect', click: (event: Event) => void) {
    return { group: 'tools', className, title: this.blockTitle(name), action: { click } };
  }

  private block({ kind, icon, type, eventDefinition, attributes = {} }: (typeof blocks)[number]) {
    const start = (event: Event) => this.create.start(event, this.shape(kind, type, eventDefinition, attributes));
    return { group: 'blocks', className: icon, title: this.blockTitle(kind), action: { dragstart: start, click: start } };
  }

  private shape(kind: BlockKind, type: string, eventDefinitionType: string | undefined, attributes: Readonly<Record<string, string>>) {
    const businessObject = this.bpmnFactory.create(type, { name: this.blockTitle(kind) });
    for (const [name, value] of Object.entries(attributes)) businessObject.set(name, value);
    return this.elementFactory.createShape({ type, businessObject, ...(eventDefinitionType ? { eventDefinitionType } : {}) });
  }
}

/** The module for bpmn-js; `title` gives the caption of a block in the language of the page. */
export function blockPalette(title: (block: BlockKind | 'hand' | 'connect') => string) {
  return { __init__: ['blockPalette'], paletteProvider: ['value', null], blockTitle: ['value', title], blockPalette: ['type', BlockPalette] };
}
