import type { Value } from '@onething/rules';
import fc from 'fast-check';
import { bpmn, flows, loop, mappings, trigger, undoable } from '../testing/bpmn-text.js';
import { type PlayedInstance, play } from '../testing/played-instance.js';

/** A block-structured process: what it is drawn as and, read straight from its structure, which tasks are done. */
type Block =
  | { readonly kind: 'user' | 'service' | 'none' | 'reminded' }
  | { readonly kind: 'sequence' | 'parallel'; readonly parts: readonly Block[] }
  | { readonly kind: 'exclusive' | 'inclusive'; readonly parts: readonly { readonly holds: boolean; readonly block: Block }[]; readonly otherwise: Block }
  | { readonly kind: 'sub' | 'transaction' | 'called' | 'caught'; readonly inside: Block }
  | { readonly kind: 'each' | 'inTurn' | 'while'; readonly times: number; readonly inside: Block }
  | { readonly kind: 'votes'; readonly members: number; readonly enough: number }
  | { readonly kind: 'undone'; readonly how: 'task' | 'inside' | 'cancelled' }
  | { readonly kind: 'firstOf' | 'adHoc'; readonly parts: readonly Block[] };

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const deeper = tie('block');
  const leaf = fc.constantFrom('user', 'service', 'none', 'reminded').map((kind): Block => ({ kind: kind as 'user' }));
  const branch = fc.record({ holds: fc.boolean(), block: deeper });
  const several = fc
    .constantFrom('sequence', 'parallel')
    .chain((kind) => fc.array(deeper, { minLength: 2, maxLength: 3 }).map((parts): Block => ({ kind: kind as 'sequence', parts })));
  const choice = fc
    .constantFrom('exclusive', 'inclusive')
    .chain((kind) =>
      fc.record({ parts: fc.array(branch, { minLength: 1, maxLength: 3 }), otherwise: deeper }).map((rest): Block => ({ kind: kind as 'exclusive', ...rest })),
    );
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      several,
      choice,
      fc.record({ kind: fc.constantFrom('sub' as const, 'transaction' as const, 'called' as const, 'caught' as const), inside: deeper }),
      fc.record({ kind: fc.constantFrom('each' as const, 'inTurn' as const, 'while' as const), times: fc.integer({ min: 1, max: 2 }), inside: deeper }),
      fc.record({ kind: fc.constant('votes' as const), members: fc.integer({ min: 3, max: 5 }), enough: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ kind: fc.constant('undone' as const), how: fc.constantFrom('task' as const, 'inside' as const, 'cancelled' as const) }),
      fc.record({ kind: fc.constant('firstOf' as const), parts: fc.array(deeper, { minLength: 2, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('adHoc' as const), parts: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
    ),
  };
});

interface Drawn {
  readonly xml: string;
  readonly first: string;
  readonly last: string;
  readonly done: readonly string[];
}

/** Draws a block as BPMN and says which tasks will be done. */
class Drawing {
  readonly variables: Record<string, Value> = {};
  /** Processes that are called, by id. */
  readonly called: Record<string, string> = {};
  private count = 0;

  draw(part: Block): Drawn {
    if (part.kind === 'sequence') return this.sequence(part.parts);
    if (part.kind === 'parallel')
      return this.fork(
        'parallelGateway',
        part.parts.map((inner) => ({ drawn: this.draw(inner), taken: true })),
      );
    if (part.kind === 'exclusive' || part.kind === 'inclusive') return this.choice(part);
    if (part.kind === 'sub' || part.kind === 'transaction') return this.sub(part.inside, part.kind === 'sub' ? 'subProcess' : 'transaction');
    if (part.kind === 'called') return this.callOf(part.inside);
    if (part.kind === 'caught') return this.caught(part.inside);
    if (part.kind === 'each' || part.kind === 'inTurn' || part.kind === 'while') return this.repeated(part.kind, part.times, part.inside);
    if (part.kind === 'votes') return this.votes(part.members, part.enough);
    if (part.kind === 'undone') return this.undone(part.how);
    if (part.kind === 'firstOf') return this.firstOf(part.parts);
    return part.kind === 'adHoc' ? this.adHoc(part.parts) : this.task(part.kind);
  }

  private id(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }

  private task(kind: string): Drawn {
    const id = this.id(kind);
    const xml = {
      user: `<userTask id="${id}"/>`,
      service: `<serviceTask id="${id}" onething:connector="notify"/>`,
      none: `<task id="${id}"/>`,
      reminded: `<userTask id="${id}"/><boundaryEvent id="late_${id}" attachedToRef="${id}" cancelActivity="false">${trigger.timer('PT1H')}</boundaryEvent><endEvent id="end_${id}"/>${flows(`late_${id} > end_${id}`)}`,
    }[kind];
    return { xml: xml ?? '', first: id, last: id, done: [id] };
  }

  private sequence(parts: readonly Block[]): Drawn {
    const drawn = parts.map((part) => this.draw(part));
    const links = drawn.slice(1).map((next, index) => flows(`${drawn[index]?.last} > ${next.first}`));
    return {
      xml: [...drawn.map(({ xml }) => xml), ...links].join(''),
      first: drawn[0]?.first ?? '',
      last: drawn.at(-1)?.last ?? '',
      done: drawn.flatMap(({ done }) => done),
    };
  }

  private fork(gateway: string, branches: readonly { drawn: Drawn; taken: boolean; condition?: string }[], otherwise?: Drawn): Drawn {
    const [split, join] = [this.id('split'), this.id('join')];
    const paths = branches.map(({ drawn, condition }) => flows(`${split} > ${drawn.first}${condition ? ` when ${condition}` : ''}`, `${drawn.last} > ${join}`));
    const rest = otherwise ? [otherwise.xml, flows(`${split} > ${otherwise.first}`, `${otherwise.last} > ${join}`)] : [];
    const attributes = otherwise ? ` default="${split}-${otherwise.first}"` : '';
    const taken = branches.filter((branch) => branch.taken).map(({ drawn }) => drawn);
    const done = (taken.length > 0 ? taken : otherwise ? [otherwise] : []).flatMap((drawn) => drawn.done);
    return {
      xml: [`<${gateway} id="${split}"${attributes}/><${gateway} id="${join}"/>`, ...branches.map(({ drawn }) => drawn.xml), ...paths, ...rest].join(''),
      first: split,
      last: join,
      done,
    };
  }

  private choice({ kind, parts, otherwise }: Extract<Block, { otherwise: Block }>): Drawn {
    let free = true;
    const branches = parts.map(({ holds, block: inner }) => {
      const name = this.id('v');
      this.variables[name] = holds;
      const taken = holds && (kind === 'inclusive' || free);
      if (holds) free = false;
      return { drawn: this.draw(inner), taken, condition: name };
    });
    return this.fork(`${kind}Gateway`, branches, this.draw(otherwise));
  }

  /** Every turn does what is inside. */
  private repeated(kind: 'each' | 'inTurn' | 'while', times: number, inside: Block): Drawn {
    const characteristics = kind === 'while' ? loop.while('true', `loopMaximum="${times}"`) : loop.times(String(times), { sequential: kind === 'inTurn' });
    const { done, ...drawn } = this.sub(inside, 'subProcess', characteristics);
    const [id = '', ...each] = done;
    return { ...drawn, done: [id, ...Array.from({ length: times }, () => each).flat()] };
  }

  private votes(members: number, enough: number): Drawn {
    const id = this.id('user');
    const until = `nrOfCompletedInstances >= ${enough}`;
    return { xml: `<userTask id="${id}">${loop.times(String(members), { until })}</userTask>`, first: id, last: id, done: [id] };
  }

  /** Something is done and undone: a task, what is inside a sub-process, or a whole transaction. */
  private undone(how: 'task' | 'inside' | 'cancelled'): Drawn {
    const [doing, undoing, around, undo] = [this.id('none'), this.id('user'), this.id('sub'), this.id('none')];
    const pair = undoable(doing, undoing, undefined, `<userTask id="${undoing}" isForCompensation="true"/>`);
    const throwing = `<intermediateThrowEvent id="${undo}">${trigger.compensate(how === 'inside' ? around : doing)}</intermediateThrowEvent>`;
    if (how === 'task') return { xml: `${pair}${throwing}${flows(`${doing} > ${undo}`)}`, first: doing, last: undo, done: [doing, undoing, undo] };

    const end = how === 'cancelled' ? `<endEvent id="end_${around}">${trigger.cancel()}</endEvent>` : `<endEvent id="end_${around}"/>`;
    const inside = `<startEvent id="begin_${around}"/>${pair}${end}${flows(`begin_${around} > ${doing} > end_${around}`)}`;
    if (how === 'inside')
      return {
        xml: `<subProcess id="${around}">${inside}</subProcess>${throwing}${flows(`${around} > ${undo}`)}`,
        first: around,
        last: undo,
        done: [doing, around, undoing, undo],
      };

    const cancelled = `<boundaryEvent id="${undo}" attachedToRef="${around}">${trigger.cancel()}</boundaryEvent>`;
    return { xml: `<transaction id="${around}">${inside}</transaction>${cancelled}`, first: around, last: undo, done: [doing, undoing, undo] };
  }

  /** A discriminator: goes on with the first branch, and the others are done all the same. */
  private firstOf(parts: readonly Block[]): Drawn {
    const drawn = parts.map((part) => this.draw(part));
    const [split, join] = [this.id('split'), this.id('join')];
    const gateways = `<parallelGateway id="${split}"/><complexGateway id="${join}"><activationCondition xsi:type="tFormalExpression">activationCount &gt;= 1</activationCondition></complexGateway>`;
    const paths = drawn.map(({ first, last }) => flows(`${split} > ${first}`, `${last} > ${join}`));
    return { xml: [gateways, ...drawn.map(({ xml }) => xml), ...paths].join(''), first: split, last: join, done: drawn.flatMap(({ done }) => done) };
  }

  /** Another process, which is given the facts that its choices read and nothing else. */
  private callOf(inside: Block): Drawn {
    const [id, called] = [this.id('sub'), this.id('called')];
    const known = new Set(Object.keys(this.variables));
    const drawn = this.draw(inside);
    const names = Object.keys(this.variables).filter((name) => !known.has(name));
    const ends = flows(`begin_${id} > ${drawn.first}`, `${drawn.last} > end_${id}`);
    this.called[called] = bpmn(called, `<startEvent id="begin_${id}"/><endEvent id="end_${id}"/>`, drawn.xml, ends);
    const inputs = mappings({ inputs: Object.fromEntries(names.map((name) => [name, name])) });
    return { xml: `<callActivity id="${id}" calledElement="${called}">${inputs}</callActivity>`, first: id, last: id, done: [id, ...drawn.done] };
  }

  /** Ends with an error, which an event sub-process catches and repairs. */
  private caught(inside: Block): Drawn {
    const [id, repair] = [this.id('sub'), this.id('user')];
    // A sub-process of its own: the error would end branches that a discriminator has left behind.
    const drawn = this.sub(inside);
    const start = `<startEvent id="wrong_${id}">${trigger.error('E1')}</startEvent>`;
    const handler = `<subProcess id="handler_${id}" triggeredByEvent="true">${start}<userTask id="${repair}"/><endEvent id="repaired_${id}"/>${flows(`wrong_${id} > ${repair} > repaired_${id}`)}</subProcess>`;
    const main = `<startEvent id="begin_${id}"/><endEvent id="end_${id}">${trigger.error('E1')}</endEvent>${flows(`begin_${id} > ${drawn.first}`, `${drawn.last} > end_${id}`)}`;
    return { xml: `<subProcess id="${id}">${main}${drawn.xml}${handler}</subProcess>`, first: id, last: id, done: [id, ...drawn.done, repair] };
  }

  private adHoc(parts: readonly Block[]): Drawn {
    const id = this.id('sub');
    const drawn = parts.map((part) => this.draw({ kind: part.kind === 'reminded' ? 'user' : part.kind } as Block));
    return {
      xml: `<adHocSubProcess id="${id}"${parts.length > 2 ? ' ordering="Sequential"' : ''}>${drawn.map(({ xml }) => xml).join('')}</adHocSubProcess>`,
      first: id,
      last: id,
      done: [id, ...drawn.flatMap(({ done }) => done)],
    };
  }

  private sub(inside: Block, type = 'subProcess', characteristics = ''): Drawn {
    const id = this.id('sub');
    const drawn = this.draw(inside);
    const xml = `<${type} id="${id}">${characteristics}<startEvent id="begin_${id}"/><endEvent id="end_${id}"/>${drawn.xml}${flows(`begin_${id} > ${drawn.first}`, `${drawn.last} > end_${id}`)}</${type}>`;
    return { xml, first: id, last: id, done: [id, ...drawn.done] };
  }
}

/** Answers one open piece of work, chosen by a number; a reminder may fire at any time. */
function answerOne(instance: PlayedInstance, choice: number): void {
  const { tasks, jobs, timers } = instance.open;
  const work = [...tasks, ...jobs, ...timers];
  const item = work[choice % work.length];
  if (!item) throw new Error('A running instance must wait for something');
  if (item.type === 'scheduleTimer') instance.send({ type: 'fireTimer', activity: item.activity });
  else instance.send({ type: 'completeActivity', activity: item.activity, output: {} });
}

describe('random block-structured processes', () => {
  it('do exactly the tasks that their structure says, in any order of answers, reloaded after every step', async () => {
    const random = fc.asyncProperty(block, fc.infiniteStream(fc.nat(1000)), async (root, choices) => {
      const drawing = new Drawing();
      const drawn = drawing.draw(root);
      const instance = await play(
        { p: bpmn('p', '<startEvent id="s"/><endEvent id="e"/>', drawn.xml, flows(`s > ${drawn.first}`, `${drawn.last} > e`)), ...drawing.called },
        drawing.variables,
      );
      for (const choice of choices) {
        if (instance.status !== 'running') break;
        answerOne(instance, choice);
      }
      const done = instance.events
        .filter(
          ({ type, elementId, data }) =>
            type === 'activity.completed' && data?.turn === undefined && !data?.compensating && drawn.done.includes(elementId ?? ''),
        )
        .map(({ elementId }) => elementId);
      expect(done.sort()).toEqual([...drawn.done].sort());
      const others = instance.completed.split(' ').filter((id) => /^(user|service|none|reminded|sub)/.test(id) && !drawn.done.includes(id));
      expect(others).toEqual([]);
      // A discriminator lets the end be reached while other branches still go on.
      expect(instance.completed.split(' ').filter((id) => id === 'e')).toHaveLength(1);
      expect(instance.status).toBe('completed');
      expect(instance.events.filter(({ type }) => type === 'incident.raised')).toEqual([]);
    });
    const seed = Date.now() & 0x7fffffff;
    console.info(`seed ${seed}`);
    await fc.assert(random, { numRuns: 120, seed });
  }, 60_000);
});
