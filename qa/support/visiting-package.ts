import { end, flow, smallPackage, start, userTask } from './small-world.js';

/** How many sub-matters one case has. */
export const schools = 50;

const names = Array.from({ length: schools }, (_, n) => `&quot;第 ${n + 1} 学校&quot;`);
const many = `<bpmn:multiInstanceLoopCharacteristics onething:collection="[${names}]" onething:element="school" />`;
const visit = userTask('visit').replace('name="visit"', 'name="走访"');
const inside = `<bpmn:startEvent id="in" />${visit}<bpmn:endEvent id="out" />${flow('in', 'visit', 'out')}`;
const body = `${start}<bpmn:subProcess id="each" name="逐校核查">${inside}${many}</bpmn:subProcess>${end}${flow('start', 'each', 'end')}`;

/** A service of which every case visits fifty schools at once. */
export const visitingPackage: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries(smallPackage(body)).map(([path, text]) => [path, new TextEncoder().encode(text)]),
);
