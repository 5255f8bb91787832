/** The namespaces a process file may use. */
export const namespaces = {
  bpmn: 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
  bioc: 'http://bpmn.io/schema/bpmn/biocolor/1.0',
  color: 'http://www.omg.org/spec/BPMN/non-normative/color/1.0',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xml: 'http://www.w3.org/XML/1998/namespace',
  onething: 'urn:onething:bpmn:1',
} as const;

/** The languages an expression may state. */
export const languages = {
  conditions: 'urn:onething:conditions:1',
  feel: [
    'urn:onething:feel:1',
    'https://www.omg.org/spec/DMN/20191111/FEEL/',
    'https://www.omg.org/spec/DMN/20180521/FEEL/',
    'http://www.omg.org/spec/FEEL/20140401',
  ],
  script: 'urn:onething:feel:1',
} as const;
