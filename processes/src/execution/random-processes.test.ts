import type { Value } from '@onething/rules';
import fc from 'fast-check';
import { bpmn, flows, trigger } from '../testing/bpmn-text.js';
import { type PlayedInstance, play } from '../testing/played-instance.js';

/** A block-structured process: what it is drawn as and, read straight from its structure, which tasks are done. */
type Block =
  | { readonly kind: 'user' | 'service' | 'none' | 'reminded' }
  | { readonly kind: 'sequence' | 'parallel'; readonly parts: readonly Block[] }
  | { readonly kind: 'exclusive' | 'inclusive'; readonly parts: readonly { readonly holds: boolean; readonly block: Block }[]; readonly otherwise: Block }
  | { readonly kind: 'sub'; readonly inside: Block };

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
      deeper.map((inside): Block => ({ kind: 'sub', inside })),
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
  private count = 0;

  draw(part: Block): Drawn {
    if (part.kind === 'sequence') return this.sequence(part.parts);
    if (part.kind === 'parallel')
      return this.fork(
        'parallelGateway',
        part.parts.map((inner) => ({ drawn: this.draw(inner), taken: true })),
      );
    if (part.kind === 'exclusive' || part.kind === 'inclusive') return this.choice(part);
    return part.kind === 'sub' ? this.sub(part.inside) : this.task(part.kind);
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

  private sub(inside: Block): Drawn {
    const id = this.id('sub');
    const drawn = this.draw(inside);
    const xml = `<subProcess id="${id}"><startEvent id="begin_${id}"/><endEvent id="end_${id}"/>${drawn.xml}${flows(`begin_${id} > ${drawn.first}`, `${drawn.last} > end_${id}`)}</subProcess>`;
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
        { p: bpmn('p', '<startEvent id="s"/><endEvent id="e"/>', drawn.xml, flows(`s > ${drawn.first}`, `${drawn.last} > e`)) },
        drawing.variables,
      );
      for (const choice of choices) {
        if (instance.status !== 'running') break;
        answerOne(instance, choice);
      }
      const done = instance.events
        .filter(({ type, elementId }) => type === 'activity.completed' && drawn.done.includes(elementId ?? ''))
        .map(({ elementId }) => elementId);
      expect(done.sort()).toEqual([...drawn.done].sort());
      const others = instance.completed.split(' ').filter((id) => /^(user|service|none|reminded|sub)/.test(id) && !drawn.done.includes(id));
      expect(others).toEqual([]);
      expect(instance.outcome).toBe('e');
      expect(instance.events.filter(({ type }) => type === 'incident.raised')).toEqual([]);
    });
    await fc.assert(random, { numRuns: 60 });
  }, 60_000);
});
