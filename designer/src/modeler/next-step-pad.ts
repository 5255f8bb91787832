import { type Block, blocks } from './blocks.js';
import { type Making, makeBlock } from './make-block.js';
import type { BlockTitle } from './palette.js';

interface Target {
  readonly type: string;
}

interface Services extends Making {
  readonly contextPad: { registerProvider(priority: number, provider: unknown): void };
  readonly connect: { start(event: Event, element: unknown): void };
  readonly create: { start(event: Event, shape: unknown, hints: { source: unknown }): void };
  readonly modeling: { removeElements(elements: readonly unknown[]): void };
  readonly autoPlace: { append(source: unknown, shape: unknown): void };
}

/** What may come next, most often; everything else is in the palette. */
const follows = ['review', 'decide', 'branch', 'end'] as const;
const nothingFollows = ['bpmn:EndEvent', 'label'];

/** Beside the chosen step: what comes next, a line to another step, take away; in our own blocks, not in BPMN's. */
class NextStepPad {
  static $inject = ['contextPad', 'connect', 'create', 'modeling', 'autoPlace', 'elementFactory', 'bpmnFactory', 'blockTitle'];

  constructor(
    contextPad: Services['contextPad'],
    private readonly connect: Services['connect'],
    private readonly create: Services['create'],
    private readonly modeling: Services['modeling'],
    private readonly autoPlace: Services['autoPlace'],
    readonly elementFactory: Services['elementFactory'],
    readonly bpmnFactory: Services['bpmnFactory'],
    private readonly blockTitle: BlockTitle,
  ) {
    contextPad.registerProvider(900, this);
  }

  getContextPadEntries(element: Target) {
    // Beside a line the handles would lie over the steps that it joins; the button above the diagram takes it away.
    if (element.type === 'bpmn:SequenceFlow') return {};

    const next = nothingFollows.includes(element.type) ? [] : blocks.filter(({ kind }) => follows.some((one) => one === kind));
    const connect = (event: Event) => this.connect.start(event, element);
    return {
      ...Object.fromEntries(next.map((block) => [`next-${block.kind}`, this.next(block, element)])),
      ...(next.length > 0 ? { connect: this.entry('bpmn-icon-connection-multi', 'edit', this.blockTitle('connect'), connect, connect) } : {}),
      remove: this.entry('bpmn-icon-trash', 'edit', this.blockTitle('remove'), () => this.modeling.removeElements([element])),
    };
  }

  getMultiElementContextPadEntries(elements: readonly Target[]) {
    return { remove: this.entry('bpmn-icon-trash', 'edit', this.blockTitle('remove'), () => this.modeling.removeElements(elements)) };
  }

  private next(block: Block, element: Target) {
    const made = () => makeBlock(block, this.blockTitle(block.kind), this);
    return this.entry(
      block.icon,
      'model',
      `${this.blockTitle('next')}：${this.blockTitle(block.kind)}`,
      () => this.autoPlace.append(element, made()),
      (event) => this.create.start(event, made(), { source: element }),
    );
  }

  private entry(className: string, group: string, title: string, click: (event: Event) => void, dragstart?: (event: Event) => void) {
    return { group, className, title, action: { click, ...(dragstart ? { dragstart } : {}) } };
  }
}

/** The module for bpmn-js; it stands in place of the stock one. */
export const nextStepPad = { __init__: ['nextStepPad'], contextPadProvider: ['value', null], nextStepPad: ['type', NextStepPad] };
