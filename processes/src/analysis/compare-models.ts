import type { Message } from '@onething/rules';
import type { ElementModel, ProcessModel } from '../language/process-model.js';
import { type Order, orderOf } from './dominators.js';

/** What becomes of a case that stands at one element of the earlier model when the later one takes over. */
export interface Place {
  readonly element: string;
  /**
   * `same`: nothing around it has changed. `moves`: it goes on at its counterpart. `person`: it could, but somebody must look at
   * it for the reasons given. `stays`: there is no place for it, so it keeps its release.
   */
  readonly verdict: 'same' | 'moves' | 'person' | 'stays';
  readonly counterpart?: string;
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly code: 'NO_COUNTERPART' | 'OTHER_TYPE' | 'NOT_REACHABLE' | 'OTHER_BRANCHES' | 'STEPS_SKIPPED' | 'OTHER_PLACE' | 'RENAMED' | 'CHANGED';
  readonly message: Message;
  /** The elements that it is about. */
  readonly elements: readonly string[];
}

/** For every element at which a case can stand: its counterpart in another release, or why it has none. Sub-processes are compared with what is inside them. */
export function compareModels(earlier: ProcessModel, later: ProcessModel): readonly Place[] {
  const [before, after] = [new Drawn(earlier), new Drawn(later)];
  return earlier.elements.filter(canStand).map((element) => placeOf(element, before, after));
}

/** Gateways and throwing events are passed, nothing rests there; a join's tokens are those of its branches. */
function canStand({ type, forCompensation }: ElementModel): boolean {
  return (
    !forCompensation &&
    (type.endsWith('ask') ||
      ['callActivity', 'subProcess', 'transaction', 'adHocSubProcess', 'eventSubProcess', 'intermediateCatchEvent', 'eventBasedGateway'].includes(type))
  );
}

function placeOf(element: ElementModel, before: Drawn, after: Drawn): Place {
  const found = after.counterpartOf(element, before);
  if (!found) return { element: element.id, verdict: 'stays', reasons: [reason('NO_COUNTERPART', [element.id])] };
  if (found.type !== element.type) return { element: element.id, verdict: 'stays', reasons: [reason('OTHER_TYPE', [found.id])] };
  if (!after.reaches(found)) return { element: element.id, verdict: 'stays', reasons: [reason('NOT_REACHABLE', [found.id])] };

  const grave = graveReasons(element, found, before, after);
  const slight = slightReasons(element, found);
  const verdict = grave.length > 0 ? 'person' : slight.length > 0 || before.aheadOf(element) !== after.aheadOf(found) ? 'moves' : 'same';
  return { element: element.id, verdict, counterpart: found.id, reasons: [...grave, ...slight] };
}

function graveReasons(element: ElementModel, found: ElementModel, before: Drawn, after: Drawn): readonly Reason[] {
  const known = new Set(before.model.elements.map(({ id }) => id));
  const skipped = after.passedBefore(found).filter((id) => !known.has(id) || !before.passedBefore(element).includes(id));
  return [
    ...(before.containerPath(element) === after.containerPath(found) ? [] : [reason('OTHER_PLACE', [found.id])]),
    ...(before.branchesOf(element) === after.branchesOf(found) ? [] : [reason('OTHER_BRANCHES', [found.id])]),
    ...(skipped.length > 0 ? [reason('STEPS_SKIPPED', skipped)] : []),
  ];
}

function slightReasons(element: ElementModel, found: ElementModel): readonly Reason[] {
  return [
    ...(found.id === element.id ? [] : [reason('RENAMED', [found.id])]),
    ...(contentOf(element) === contentOf(found) ? [] : [reason('CHANGED', [found.id])]),
  ];
}

/** All that an element says, but its id and where it stands. */
function contentOf({ id: _id, container: _container, ...content }: ElementModel): string {
  return JSON.stringify(content);
}

const texts: Readonly<Record<Reason['code'], Message>> = {
  NO_COUNTERPART: { zh: '新版本中没有这个环节，办件留在原发布版。', en: 'The later release has no such step; the case keeps its release.' },
  OTHER_TYPE: { zh: '新版本中同名环节的类型不同，办件留在原发布版。', en: 'The step is of another type in the later release; the case keeps its release.' },
  NOT_REACHABLE: { zh: '新版本中没有路径到达这个环节，办件留在原发布版。', en: 'No way leads to this step in the later release; the case keeps its release.' },
  OTHER_PLACE: { zh: '新版本中这个环节在别的子流程里。', en: 'In the later release the step stands in another sub-process.' },
  OTHER_BRANCHES: {
    zh: '新版本中与它并行的分支不同，汇合时可能等不齐。',
    en: 'Other branches run beside it in the later release; their join might wait for ever.',
  },
  STEPS_SKIPPED: { zh: '新版本中此前必经的环节，该办件没有办过。', en: 'The case has not passed steps that the later release requires before this one.' },
  RENAMED: { zh: '编号已改变，按名称和类型对应。', en: 'Its id has changed; name and type are the same.' },
  CHANGED: { zh: '这个环节的设置已改变，从下一次进入起生效。', en: 'Its settings have changed; they hold from the next time that it is entered.' },
};

function reason(code: Reason['code'], elements: readonly string[]): Reason {
  return { code, message: texts[code], elements };
}

/** One model with what is asked of it. */
class Drawn {
  private readonly byId: ReadonlyMap<string, ElementModel>;
  private readonly orders = new Map<string, Order | undefined>();

  constructor(readonly model: ProcessModel) {
    this.byId = new Map(model.elements.map((element) => [element.id, element]));
  }

  /** The element of the same id, else the only one that is new here and has the same name and type. */
  counterpartOf(element: ElementModel, before: Drawn): ElementModel | undefined {
    const same = this.byId.get(element.id);
    if (same) return same;

    const alike = this.model.elements.filter(
      ({ id, name, type }) => name !== undefined && name === element.name && type === element.type && !before.byId.has(id),
    );
    return alike.length === 1 ? alike[0] : undefined;
  }

  reaches(element: ElementModel): boolean {
    const order = this.orderIn(element.container);
    const around = this.byId.get(element.container);
    return (!order || order.dominators.has(element.id)) && (!around || around.type === 'eventSubProcess' || this.reaches(around));
  }

  /** Activities that every case has passed when it stands here, within its process or sub-process. */
  passedBefore(element: ElementModel): readonly string[] {
    const passed = this.orderIn(element.container)?.dominators.get(element.id) ?? new Set();
    return [...passed].filter((id) => id !== element.id && canStandById(this.byId.get(id)));
  }

  containerPath({ container }: ElementModel): string {
    const around = this.byId.get(container);
    return around ? `${this.containerPath(around)}/${container}` : '';
  }

  /** The splits whose branches have not come together here, with the flow of the branch. */
  branchesOf(element: ElementModel): string {
    const order = this.orderIn(element.container);
    const splits = [...(order?.dominators.get(element.id) ?? [])].filter((id) => id !== element.id && this.isOpen(id, element.id, order));
    return splits.sort().join(' ');
  }

  /** Everything that may still come, as drawn. */
  aheadOf(element: ElementModel): string {
    const order = this.orderIn(element.container);
    const seen = new Set([element.id]);
    for (const id of seen) for (const next of order?.next.get(id) ?? []) seen.add(next);
    const elements = [...seen].sort().map((id) => contentOf(this.byId.get(id) ?? element));
    const flows = this.model.flows.filter(({ source }) => seen.has(source)).map(({ id: _id, ...flow }) => JSON.stringify(flow));
    const outside = this.byId.get(element.container);
    return `${elements.join()}${flows.sort().join()}${outside ? this.aheadOf(outside) : ''}`;
  }

  private isOpen(split: string, at: string, order: Order | undefined): boolean {
    const { type } = this.byId.get(split) ?? { type: '' };
    const ways = order?.next.get(split) ?? [];
    return (type === 'parallelGateway' || type === 'inclusiveGateway') && ways.length > 1 && !(order?.postDominators.get(split)?.has(at) ?? false);
  }

  private orderIn(container: string): Order | undefined {
    if (!this.orders.has(container)) this.orders.set(container, orderOf(this.model, container));
    return this.orders.get(container);
  }
}

function canStandById(element: ElementModel | undefined): boolean {
  return element !== undefined && canStand(element);
}
