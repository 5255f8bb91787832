import { BpmnModdle } from 'bpmn-moddle';
import { elementOf, elementsOf, isElement, type ModdleElement, typeOf } from '../language/moddle-element.js';
import { onethingModdle } from '../language/onething-moddle.js';
import { parseProcess } from '../language/parse-process.js';
import { bpmn, flows, trigger, undoable } from '../testing/bpmn-text.js';
import { valueIn } from '../testing/played-instance.js';
import type { Box } from './drawing.js';
import { layoutProcess } from './layout-process.js';

const sub = `<subProcess id="sub"><startEvent id="is"/><userTask id="in1"/><endEvent id="ie"/>${flows('is > in1 > ie')}</subProcess>`;
const lanes =
  '<laneSet id="ls"><lane id="family" name="家长"><flowNodeRef>s</flowNodeRef><flowNodeRef>apply</flowNodeRef></lane><lane id="school" name="学校"><flowNodeRef>check</flowNodeRef><flowNodeRef>late</flowNodeRef><flowNodeRef>sub</flowNodeRef><flowNodeRef>g</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet>';
const body = [
  '<startEvent id="s"/><userTask id="apply"/><userTask id="check"/><exclusiveGateway id="g" default="g-e"/><endEvent id="e"/><endEvent id="no"/>',
  `<boundaryEvent id="late" attachedToRef="check">${trigger.timer('P1D')}</boundaryEvent>`,
  sub,
  undoable('pay', 'repay'),
  '<dataObject id="d"/><dataObjectReference id="ref" dataObjectRef="d"/><textAnnotation id="note"><text>注</text></textAnnotation><association id="tie" sourceRef="check" targetRef="note"/>',
  flows('s > apply > check > sub > pay > g > e', 'g > apply when again', 'late > no'),
];

interface Page {
  readonly about: string;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly lines: ReadonlyMap<string, readonly ModdleElement[]>;
}

async function pagesOf(xml: string): Promise<readonly Page[]> {
  const { rootElement, warnings } = await new BpmnModdle({ onething: onethingModdle }).fromXML(xml);
  expect(warnings).toEqual([]);
  if (!isElement(rootElement)) throw new Error('No model');
  return elementsOf(rootElement, 'diagrams').map((diagram) => {
    const plane = elementOf(diagram, 'plane');
    const parts = elementsOf(plane, 'planeElement');
    const named = (type: string) => parts.filter((part) => typeOf(part) === type).map((part) => [elementOf(part, 'bpmnElement')?.id ?? '', part] as const);
    const boxOf = (shape: ModdleElement): Box => {
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(elementOf(shape, 'bounds')?.get(name)));
      return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
    };
    return {
      about: elementOf(plane, 'bpmnElement')?.id ?? '',
      boxes: new Map(named('bPMNShape').map(([id, shape]) => [id, boxOf(shape)])),
      lines: new Map(named('bPMNEdge').map(([id, edge]) => [id, elementsOf(edge, 'waypoint')])),
    };
  });
}

const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const isInside = (inner: Box, outer: Box) =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
const boxIn = (page: Page | undefined, id: string): Box => {
  const box = page?.boxes.get(id);
  if (!box) throw new Error(`${id} has no place`);
  return box;
};

describe('a model without a diagram', () => {
  it('gets a place for every element, a line for every flow, and a page for the inside of a sub-process', async () => {
    const laid = valueIn(await layoutProcess(bpmn('p', ...body)));
    const [page, inside, ...none] = await pagesOf(laid);
    const [model] = valueIn(await parseProcess(laid)).processes;
    expect(none).toEqual([]);
    expect([page?.about, inside?.about]).toEqual(['p', 'sub']);
    for (const { id, container } of model?.elements ?? []) expect([id, (container === 'p' ? page : inside)?.boxes.has(id)]).toEqual([id, true]);
    for (const { id, container } of model?.flows ?? []) expect((container === 'p' ? page : inside)?.lines.get(id)?.length ?? 0).toBeGreaterThan(1);
    expect([page?.boxes.has('ref'), page?.boxes.has('note'), page?.lines.get('tie')?.length]).toEqual([true, true, expect.any(Number)]);
  });

  it('has no two elements on top of each other, and boundary events on the border of their activity', async () => {
    const [page] = await pagesOf(valueIn(await layoutProcess(bpmn('p', ...body))));
    const standing = [...(page?.boxes ?? [])].filter(([id]) => !['late', 'undo-pay'].includes(id));
    const clashes = standing.flatMap(([id, box], index) => standing.slice(index + 1).flatMap(([other, its]) => (overlap(box, its) ? [`${id} ${other}`] : [])));
    expect(clashes).toEqual([]);
    expect(overlap(boxIn(page, 'late'), boxIn(page, 'check'))).toBe(true);
  });

  it('has its lanes below each other, with what belongs to each inside', async () => {
    const [page] = await pagesOf(valueIn(await layoutProcess(bpmn('p', lanes, ...body))));
    const [family, school] = [boxIn(page, 'family'), boxIn(page, 'school')];
    expect(overlap(family, school)).toBe(false);
    for (const id of ['s', 'apply']) expect([id, isInside(boxIn(page, id), family)]).toEqual([id, true]);
    for (const id of ['check', 'late', 'sub', 'g', 'e']) expect([id, isInside(boxIn(page, id), school)]).toEqual([id, true]);
  });

  it('has its pools below each other, black boxes too, with message flows between them', async () => {
    const collaboration =
      '<collaboration id="c"><participant id="us" processRef="p"/><participant id="them" processRef="q"/><participant id="bank"/><messageFlow id="asks" sourceRef="check" targetRef="q1"/></collaboration>';
    const other = `<process id="q" isExecutable="true"><startEvent id="qs"/><userTask id="q1"/><endEvent id="qe"/>${flows('qs > q1 > qe')}</process>`;
    const xml = bpmn('p', ...body)
      .replace('<process ', `${collaboration}<process `)
      .replace('</definitions>', `${other}</definitions>`);
    const [page] = await pagesOf(valueIn(await layoutProcess(xml)));
    const pools = ['us', 'them', 'bank'].map((id) => boxIn(page, id));
    expect(pools.flatMap((one, index) => pools.slice(index + 1).filter((another) => overlap(one, another)))).toEqual([]);
    expect([isInside(boxIn(page, 'check'), boxIn(page, 'us')), isInside(boxIn(page, 'q1'), boxIn(page, 'them'))]).toEqual([true, true]);
    expect(page?.lines.get('asks')?.length).toBeGreaterThan(1);
  });

  it('keeps what it says: the same process is read from it', async () => {
    const xml = bpmn('p', ...body, '<userTask id="x" onething:form="f" onething:candidates="clerk"/>');
    expect(valueIn(await parseProcess(valueIn(await layoutProcess(xml)))).processes).toEqual(valueIn(await parseProcess(xml)).processes);
  });

  it('is given back untouched when it has one; what is no model is refused', async () => {
    const laid = valueIn(await layoutProcess(bpmn('p', ...body)));
    expect(await layoutProcess(laid)).toEqual({ ok: true, value: laid });
    expect(await layoutProcess('<x/>')).toMatchObject({ ok: false, code: 'LAYOUT_FAILED' });
  });
});
