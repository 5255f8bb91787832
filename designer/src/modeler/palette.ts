import type { BlockKind } from './blocks.js';
import { type Block, blocks } from './blocks.js';
import { type Making, makeBlock } from './make-block.js';

/** Caption of a block, a tool or a handle beside a step, in the language of the page. */
export type BlockTitle = (block: BlockKind | 'hand' | 'connect' | 'next' | 'remove') => string;

/** What diagram-js hands to a provider, as far as it is used. */
interface Services extends Making {
  readonly palette: { registerProvider(priority: number, provider: unknown): void };
  readonly create: { start(event: Event, shape: unknown): void };
  readonly handTool: { activateHand(event: Event): void };
  readonly globalConnect: { start(event: Event): void };
}

/** The blocks that a department knows, captioned, instead of the stock palette of BPMN shapes. */
class BlockPalette {
  static $inject = ['palette', 'create', 'elementFactory', 'bpmnFactory', 'handTool', 'globalConnect', 'blockTitle'];

  constructor(
    palette: Services['palette'],
    private readonly create: Services['create'],
    readonly elementFactory: Services['elementFactory'],
    readonly bpmnFactory: Services['bpmnFactory'],
    private readonly handTool: Services['handTool'],
    private readonly globalConnect: Services['globalConnect'],
    private readonly blockTitle: BlockTitle,
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

  private block(block: Block) {
    const start = (event: Event) => this.create.start(event, makeBlock(block, this.blockTitle(block.kind), this));
    return { group: 'blocks', className: block.icon, title: this.blockTitle(block.kind), action: { dragstart: start, click: start } };
  }
}

/** The module for bpmn-js; `title` gives the caption of a block in the language of the page. */
export function blockPalette(title: BlockTitle) {
  return { __init__: ['blockPalette'], paletteProvider: ['value', null], blockTitle: ['value', title], blockPalette: ['type', BlockPalette] };
}
