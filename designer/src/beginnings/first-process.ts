import { xmlText } from './beginning.js';

export interface FirstProcess {
  readonly id: string;
  readonly title: string;
  /** Form that begins it. */
  readonly form: string;
  readonly review: { readonly title: string; readonly form: string; readonly role: string };
  /** Names of the first and the last event. */
  readonly start: string;
  readonly end: string;
}

/** The smallest process that is worth something: somebody asks, somebody reviews within three working days, it is done. Drawn, so that it can be opened at once. */
export function firstProcess({ id, title, form, review, start, end }: FirstProcess): string {
  const [name, begin, task, done] = [title, start, review.title, end].map(xmlText);

  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" id="definitions-${id}" targetNamespace="urn:onething:package">
  <bpmn:process id="${id}" name="${name}" isExecutable="true">
    <bpmn:startEvent id="start" name="${begin}" onething:form="${form}"><bpmn:outgoing>to-review</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="review" name="${task}" onething:form="${review.form}" onething:candidates="${review.role}" onething:due="{ value: 3, unit: &quot;workday&quot; }"><bpmn:incoming>to-review</bpmn:incoming><bpmn:outgoing>to-done</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="done" name="${done}"><bpmn:incoming>to-done</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="to-review" sourceRef="start" targetRef="review" />
    <bpmn:sequenceFlow id="to-done" sourceRef="review" targetRef="done" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram-${id}"><bpmndi:BPMNPlane id="plane-${id}" bpmnElement="${id}">
    ${shape('start', 100, 102, 36, 36)}
    ${shape('review', 240, 80, 100, 80)}
    ${shape('done', 460, 102, 36, 36)}
    ${line('to-review', 136, 240)}
    ${line('to-done', 340, 460)}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function shape(id: string, x: number, y: number, width: number, height: number): string {
  return `<bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
}

function line(id: string, from: number, to: number): string {
  return `<bpmndi:BPMNEdge id="${id}-line" bpmnElement="${id}"><di:waypoint x="${from}" y="120" /><di:waypoint x="${to}" y="120" /></bpmndi:BPMNEdge>`;
}
