import type { ProcessModel } from '../language/process-model.js';
import { type Order, orderOf, reachFrom, reversed } from './dominators.js';
import { type FlowNet, flowNetOf } from './flow-net.js';
import { soundnessOf } from './soundness.js';
import { stripFreeFlows } from './structure/strip-free-flows.js';

/** An earlier activity to which a case may be returned without losing its way to the end. */
export interface ReturnTarget {
  readonly element: string;
  /** Every case that stands at the present element has passed it; else only some have, and the history says which. */
  readonly always: boolean;
  /** What else must be taken back with it: work that was begun after it in branches beside the present one, and tokens that wait at joins. */
  readonly cancels: readonly string[];
}

/**
 * Where a case that stands at an element can be sent back to so that it stays sound: the state afterwards is one in which the
 * case could have been anyway. Only activities are offered; none where the process itself is not known to be sound. Out of a
 * sub-process the way leads back to what came before it, and the sub-process is taken back as a whole.
 */
export function returnTargets(model: ProcessModel, element: string): readonly ReturnTarget[] {
  const here = model.elements.find(({ id }) => id === element);
  if (!here) return [];

  const inside = targetsInside(model, here.container, here.attachedTo ?? here.id);
  if (here.container === model.id) return inside;

  const outside = returnTargets(model, here.container).map((target) => ({ ...target, cancels: [...target.cancels, here.container] }));
  return [...inside, ...outside];
}

function targetsInside(model: ProcessModel, container: string, from: string): readonly ReturnTarget[] {
  const net = flowNetOf(model, container);
  const bound = net && stripFreeFlows(net);
  const order = orderOf(model, container);
  if (!bound || !order || soundnessOf(model, container).verdict !== 'sound') return [];

  const back = new Retreat(model, bound, order, from);
  const activities = model.elements.filter((candidate) => candidate.container === container && isActivity(candidate.type) && candidate.id !== from);
  return activities.flatMap(({ id }) => back.to(id) ?? []);
}

function isActivity(type: string): boolean {
  return type.endsWith('ask') || ['callActivity', 'subProcess', 'transaction', 'adHocSubProcess'].includes(type);
}

/** The ways back from one element. */
class Retreat {
  private readonly previous: ReadonlyMap<string, readonly string[]>;
  /** Elements at which a token waits for others, or makes several, where it matters to a join. */
  private readonly parallel: ReadonlySet<string>;
  private readonly inclusive: ReadonlySet<string>;
  private readonly waiting: ReadonlySet<string>;
  private readonly gateways: ReadonlySet<string>;

  constructor(
    model: ProcessModel,
    bound: FlowNet,
    private readonly order: Order,
    private readonly from: string,
  ) {
    this.previous = reversed(order.next);
    this.parallel = new Set(bound.nodes.filter(({ takes, ways }) => takes !== 'any' || ways.some((way) => way.length > 1)).map(({ id }) => id));
    this.waiting = new Set(bound.nodes.filter(({ takes }) => takes !== 'any').map(({ id }) => id));
    this.gateways = new Set(model.elements.filter(({ type }) => type.endsWith('Gateway') && type !== 'eventBasedGateway').map(({ id }) => id));
    this.inclusive = new Set(bound.nodes.filter(({ takes }) => takes === 'inclusive').map(({ id }) => id));
  }

  to(target: string): ReturnTarget | undefined {
    const ahead = reachFrom(target, this.order.next, [target]);
    if (!ahead.has(this.from)) return undefined;

    const always = this.order.dominators.get(this.from)?.has(target) ?? false;
    if (this.isOneToken(target)) return { element: target, always, cancels: [] };
    const block = this.blockFrom(target);
    return block && { element: target, always, cancels: block.filter((id) => id !== this.from && !this.isPassing(id)).sort() };
  }

  /** Between the two one token moves alone, and no inclusive join can tell the difference. */
  private isOneToken(target: string): boolean {
    const after = reachFrom(target, this.order.next, [this.from]);
    const before = reachFrom(this.from, this.previous, [target]);
    const between = [...after].filter((id) => before.has(id));
    const later = reachFrom(this.from, this.order.next);
    const seen = [...this.inclusive].filter((id) => reachFrom(target, this.order.next).has(id));
    return ![target, ...between].some((id) => this.parallel.has(id)) && seen.every((id) => later.has(id));
  }

  /** What lies between an element and the first that all its tokens come together in, if nothing else leads into it. */
  private blockFrom(target: string): readonly string[] | undefined {
    const after = this.order.postDominators;
    // The nearest has most behind it.
    const gather = [...(after.get(target) ?? [])].filter((id) => id !== target).sort((a, b) => (after.get(b)?.size ?? 0) - (after.get(a)?.size ?? 0));
    for (const join of gather) {
      const block = reachFrom(target, this.order.next, [join, target]);
      if (block.has(this.from) && [...block, join].every((id) => this.order.dominators.get(id)?.has(target)) && this.leavesBy(block, join))
        return [...block, ...(this.waiting.has(join) ? [join] : [])];
    }
    return undefined;
  }

  private leavesBy(block: ReadonlySet<string>, join: string): boolean {
    return [...block].every((id) => (this.order.next.get(id) ?? []).every((next) => block.has(next) || next === join));
  }

  /** Nothing rests on what only passes tokens on. */
  private isPassing(id: string): boolean {
    return this.gateways.has(id) && !this.waiting.has(id);
  }
}
