import type { ElementModel, ProcessModel } from '../language/process-model.js';

/** How many tokens are on which flow of a process or sub-process. */
export type Marking = ReadonlyMap<string, number>;

/** One element of the net: what it takes its tokens from, and every way in which it can give them on. */
export interface NetNode {
  readonly id: string;
  readonly incoming: readonly string[];
  /** `any` takes one token, `all` one of each flow, `inclusive` one of each that has one as soon as no other can come. */
  readonly takes: 'any' | 'all' | 'inclusive';
  /** Each possible set of flows that get a token. */
  readonly ways: readonly (readonly string[])[];
  /** All tokens of the process or sub-process end here: terminate, error, cancel. */
  readonly endsAll: boolean;
}

export interface FlowNet {
  /** Every way of every element stands here; else, of elements with very many conditions, only those with one and with all of them. */
  readonly complete: boolean;
  readonly nodes: readonly NetNode[];
  /** One beginning for each start event. */
  readonly begins: readonly (readonly string[])[];
}

/** More ways out of one element than this are not looked at one by one. */
const mostConditions = 6;

/** What can happen inside one process or sub-process whatever the data say; nothing where an element has rules that a net cannot say. */
export function flowNetOf(model: ProcessModel, container: string): FlowNet | undefined {
  const inside = model.elements.filter((element) => element.container === container && !element.forCompensation && element.type !== 'eventSubProcess');
  const reader = new NetReader(model, inside);
  if (inside.some((element) => reader.isBeyond(element))) return undefined;
  return {
    complete: inside.every((element) => reader.conditions(element) <= mostConditions),
    nodes: inside.filter(({ type }) => type !== 'boundaryEvent').map((element) => reader.node(element)),
    begins: reader.begins(),
  };
}

class NetReader {
  constructor(
    private readonly model: ProcessModel,
    private readonly inside: readonly ElementModel[],
  ) {}

  isBeyond(element: ElementModel): boolean {
    return element.type === 'complexGateway' || element.parallelEvents || element.instantiate;
  }

  conditions({ id, type }: ElementModel): number {
    return type === 'exclusiveGateway' ? 0 : this.out(id).filter(({ condition }) => condition).length;
  }

  begins(): readonly (readonly string[])[] {
    const starts = this.inside.filter(({ type }) => type === 'startEvent');
    if (starts.length > 0) return starts.map(({ id }) => [begin(id)]);

    const first = this.inside.filter((element) => element.type !== 'boundaryEvent' && this.in(element).length === 0);
    return [first.map(({ id }) => begin(id))];
  }

  node(element: ElementModel): NetNode {
    const incoming = this.in(element);
    const joins = incoming.length > 1;
    return {
      id: element.id,
      incoming: incoming.length > 0 ? incoming : [begin(element.id)],
      takes: joins && element.type === 'parallelGateway' ? 'all' : joins && element.type === 'inclusiveGateway' ? 'inclusive' : 'any',
      ways: [...this.ways(element), ...this.boundaryWays(element)],
      endsAll: element.type === 'endEvent' && element.triggers.some(({ type }) => ['terminate', 'error', 'cancel'].includes(type)),
    };
  }

  private in(element: ElementModel): readonly string[] {
    if (linkOf(element, 'intermediateCatchEvent') !== undefined) return [`link:${linkOf(element, 'intermediateCatchEvent')}`];
    return this.model.flows.filter(({ target }) => target === element.id).map(({ id }) => id);
  }

  private out(id: string) {
    return this.model.flows.filter(({ source }) => source === id);
  }

  private ways(element: ElementModel): readonly (readonly string[])[] {
    const link = linkOf(element, 'intermediateThrowEvent');
    if (link !== undefined) return [[`link:${link}`]];

    const out = this.out(element.id);
    if (['exclusiveGateway', 'eventBasedGateway'].includes(element.type) && out.length > 0) return out.map(({ id }) => [id]);
    const open = out.filter(({ id, condition }) => !condition && id !== element.defaultFlow).map(({ id }) => id);
    const conditional = out.filter(({ condition }) => condition).map(({ id }) => id);
    if (conditional.length === 0) return [out.map(({ id }) => id)];
    const otherwise = element.defaultFlow === undefined ? open : [...open, element.defaultFlow];
    return [...subsets(conditional).map((chosen) => [...open, ...chosen]), ...(otherwise.length > 0 ? [otherwise] : [])];
  }

  /** What a boundary event begins: instead of the way on, or beside it. */
  private boundaryWays(element: ElementModel): readonly (readonly string[])[] {
    const events = this.model.elements.filter(({ attachedTo, triggers }) => attachedTo === element.id && triggers[0]?.type !== 'compensate');
    return events.flatMap((event) => {
      const begun = this.out(event.id).map(({ id }) => id);
      return event.interrupting ? [begun] : this.ways(element).map((way) => [...way, ...begun]);
    });
  }
}

function begin(id: string): string {
  return `begin:${id}`;
}

function linkOf(element: ElementModel, type: string): string | undefined {
  return element.type === type && element.triggers[0]?.type === 'link' ? element.triggers[0].name : undefined;
}

/** Every set of them but the empty one; of very many, each alone and all together. */
function subsets(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length > mostConditions) return [...ids.map((id) => [id]), ids];
  return Array.from({ length: 2 ** ids.length - 1 }, (_, number) => ids.filter((_id, index) => (number + 1) & (1 << index)));
}
