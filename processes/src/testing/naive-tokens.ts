/**
 * A second, naive interpreter for tests: tokens on sequence flows, moved one by one as BPMN 2.0.2, chapter 13 says in prose.
 * It shares no code with the execution, keeps no scopes and is slow; it knows tasks, exclusive, parallel and inclusive gateways.
 */
export interface NaiveNode {
  readonly id: string;
  readonly type: 'start' | 'user' | 'task' | 'exclusive' | 'parallel' | 'inclusive' | 'end';
}

/** A flow with a `when` is taken where that variable is true; one without is the default of its gateway. */
export interface NaiveFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly when?: string;
}

export interface NaiveProcess {
  readonly nodes: readonly NaiveNode[];
  readonly flows: readonly NaiveFlow[];
}

/** How many tokens are on which flow. */
export type Marking = Readonly<Record<string, number>>;

/** Which flows a token leaves a deciding gateway by. */
type Choose = (out: readonly NaiveFlow[], type: NaiveNode['type']) => readonly (readonly NaiveFlow[])[];

export class NaiveTokens {
  private readonly into: ReadonlyMap<string, readonly NaiveFlow[]>;
  private readonly outOf: ReadonlyMap<string, readonly NaiveFlow[]>;

  constructor(readonly process: NaiveProcess) {
    this.into = new Map(process.nodes.map(({ id }) => [id, process.flows.filter(({ to }) => to === id)]));
    this.outOf = new Map(process.nodes.map(({ id }) => [id, process.flows.filter(({ from }) => from === id)]));
  }

  /** One token on the flow out of the start event. */
  begin(): Marking {
    const start = this.process.nodes.find(({ type }) => type === 'start');
    return Object.fromEntries(this.out(start?.id ?? '').map(({ id }) => [id, 1]));
  }

  /** Open user tasks: every token before one has opened it. */
  tasks(marking: Marking): readonly string[] {
    const open = this.process.nodes.filter(({ type }) => type === 'user');
    return open.flatMap(({ id }) => this.in(id).flatMap((flow) => Array.from({ length: marking[flow.id] ?? 0 }, () => id))).sort();
  }

  /** A task is done, then everything moves that can move without people. */
  complete(marking: Marking, task: string, variables: Readonly<Record<string, boolean>>): Marking {
    const flow = this.in(task).find(({ id }) => (marking[id] ?? 0) > 0);
    if (!flow) throw new Error(`${task} is not open`);
    return this.rest(produce(take(marking, [flow]), this.out(task)), variables);
  }

  /** Inclusive joins come last: they look at where all other tokens are. */
  rest(marking: Marking, variables: Readonly<Record<string, boolean>>): Marking {
    const choose: Choose = (out, type) => [chosenBy(variables, out, type)];
    for (let now = marking; ; ) {
      const next = this.moves(now, choose, false)[0] ?? this.moves(now, choose, true)[0];
      if (!next) return now;
      now = next;
    }
  }

  /**
   * Can every reachable state come to its end, whatever is chosen? `undefined` where there are more states than the limit.
   * Decisions are taken in every possible way, and people answer in every order.
   */
  isSound(limit: number, from: Marking = this.begin()): boolean | undefined {
    const explored = this.explore(limit, from);
    return explored && reachBack(explored.before, keyOf({})).size === explored.states.size;
  }

  /** Every state in which a task is open and nothing moves by itself, as far as the limit goes. */
  statesAt(task: string, limit: number): readonly Marking[] {
    const states = [...(this.explore(limit, this.begin())?.states.values() ?? [])];
    const rests = (marking: Marking) => [false, true].every((joins) => this.moves(marking, everyChoice, joins).length === 0);
    return states.filter((marking) => this.in(task).some(({ id }) => (marking[id] ?? 0) > 0) && rests(marking));
  }

  /** The state after everything before these elements was taken away, and a token put before another. */
  returned(marking: Marking, away: readonly string[], to: string): Marking {
    const gone = away.flatMap((id) => this.in(id).map((flow) => flow.id));
    const left = Object.fromEntries(Object.entries(marking).filter(([id]) => !gone.includes(id)));
    return produce(left, this.in(to).slice(0, 1));
  }

  private explore(limit: number, from: Marking) {
    const before = new Map<string, Set<string>>();
    const states = new Map<string, Marking>([[keyOf(from), from]]);
    const ahead = [from];
    for (let marking = ahead.pop(); marking; marking = ahead.pop()) {
      if (states.size > limit || Object.values(marking).some((count) => count > 3)) return undefined;
      for (const next of this.everyMove(marking)) {
        const key = keyOf(next);
        before.set(key, (before.get(key) ?? new Set()).add(keyOf(marking)));
        if (states.has(key)) continue;
        states.set(key, next);
        ahead.push(next);
      }
    }
    return { before, states };
  }

  private everyMove(marking: Marking): readonly Marking[] {
    const automatic = this.moves(marking, everyChoice, false);
    if (automatic.length > 0) return automatic;
    const joins = this.moves(marking, everyChoice, true);
    if (joins.length > 0) return joins;
    return [...new Set(this.tasks(marking))].map((task) => {
      const flow = this.in(task).filter(({ id }) => (marking[id] ?? 0) > 0);
      return produce(take(marking, flow.slice(0, 1)), this.out(task));
    });
  }

  private moves(marking: Marking, choose: Choose, inclusiveJoins: boolean): readonly Marking[] {
    for (const node of this.process.nodes) {
      const consumed = this.consumed(node, marking, inclusiveJoins);
      if (!consumed) continue;
      const left = take(marking, consumed);
      return choose(this.out(node.id), node.type).map((chosen) => produce(left, chosen));
    }
    return [];
  }

  private consumed(node: NaiveNode, marking: Marking, inclusiveJoins: boolean): readonly NaiveFlow[] | undefined {
    const incoming = this.in(node.id);
    const marked = incoming.filter(({ id }) => (marking[id] ?? 0) > 0);
    if (marked.length === 0 || node.type === 'user') return undefined;
    if (node.type === 'parallel') return !inclusiveJoins && marked.length === incoming.length ? incoming : undefined;
    if (node.type === 'inclusive') return inclusiveJoins && this.inclusiveOpens(node, marking) ? marked : undefined;
    return inclusiveJoins ? undefined : marked.slice(0, 1);
  }

  /** 13.4.3: no token elsewhere has a way to an empty incoming flow, unless it also has one to a flow that holds a token. */
  private inclusiveOpens(node: NaiveNode, marking: Marking): boolean {
    const incoming = this.in(node.id);
    const holds = (flow: NaiveFlow) => (marking[flow.id] ?? 0) > 0;
    const elsewhere = this.process.flows.filter((flow) => flow.to !== node.id && holds(flow));
    return elsewhere.every((token) => {
      const ways = this.aheadOf(token, node.id);
      return !incoming.some((flow) => !holds(flow) && ways.has(flow.id)) || incoming.some((flow) => holds(flow) && ways.has(flow.id));
    });
  }

  /** Flows that can be reached from a token without passing the gateway. */
  private aheadOf(token: NaiveFlow, gateway: string): ReadonlySet<string> {
    const found = new Set<string>();
    const ahead = [token];
    for (let flow = ahead.pop(); flow; flow = ahead.pop()) {
      if (found.has(flow.id)) continue;
      found.add(flow.id);
      if (flow.to !== gateway) ahead.push(...this.out(flow.to));
    }
    return found;
  }

  private in(id: string): readonly NaiveFlow[] {
    return this.into.get(id) ?? [];
  }

  private out(id: string): readonly NaiveFlow[] {
    return this.outOf.get(id) ?? [];
  }
}

function chosenBy(variables: Readonly<Record<string, boolean>>, out: readonly NaiveFlow[], type: NaiveNode['type']): readonly NaiveFlow[] {
  if (type !== 'exclusive' && type !== 'inclusive') return out;
  const holding = out.filter(({ when }) => when !== undefined && variables[when]);
  const taken = type === 'exclusive' ? holding.slice(0, 1) : holding;
  return taken.length > 0 ? taken : out.filter(({ when }) => when === undefined);
}

const everyChoice: Choose = (out, type) => {
  if (type === 'exclusive' && out.length > 0) return out.map((flow) => [flow]);
  if (type !== 'inclusive' || out.length < 2) return [out];
  // Every set of flows that have a condition; the default alone.
  const conditional = out.filter(({ when }) => when !== undefined);
  const sets = Array.from({ length: 2 ** conditional.length - 1 }, (_, bits) => conditional.filter((_flow, index) => (bits + 1) & (1 << index)));
  return [...sets, out.filter(({ when }) => when === undefined)];
};

function take(marking: Marking, flows: readonly NaiveFlow[]): Marking {
  return add(marking, flows, -1);
}

function produce(marking: Marking, flows: readonly NaiveFlow[]): Marking {
  return add(marking, flows, 1);
}

function add(marking: Marking, flows: readonly NaiveFlow[], count: number): Marking {
  const after: Record<string, number> = { ...marking };
  for (const { id } of flows) after[id] = (after[id] ?? 0) + count;
  return Object.fromEntries(Object.entries(after).filter(([, tokens]) => tokens > 0));
}

function keyOf(marking: Marking): string {
  return Object.entries(marking)
    .map(([id, count]) => `${id}*${count}`)
    .sort()
    .join(' ');
}

function reachBack(before: ReadonlyMap<string, ReadonlySet<string>>, end: string): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = [end];
  for (let key = ahead.pop(); key !== undefined; key = ahead.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    ahead.push(...(before.get(key) ?? []));
  }
  return found;
}
