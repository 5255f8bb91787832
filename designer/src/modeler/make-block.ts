import { findConnector, findFragment, languages } from '@onething/processes/modelling';
import { firstInputs } from '../settings/setting-kinds.js';
import type { Block } from './blocks.js';

/** What makes elements of the diagram, as far as it is used. */
export interface Making {
  readonly elementFactory: { createShape(attributes: object): unknown };
  readonly bpmnFactory: { create(type: string, attributes?: object): Made };
}

interface Made {
  readonly id: string;
  set(name: string, value: unknown): void;
}

/** A new shape of a block: named, with what its settings begin with, and with the names under which its results are known. */
export function makeBlock({ type, eventDefinition, attributes = {}, repeats }: Block, name: string, { elementFactory, bpmnFactory }: Making): unknown {
  const made = bpmnFactory.create(type, { name });
  for (const [attribute, value] of Object.entries(attributes)) made.set(attribute, value);

  const owner = attributes.calledElement ?? attributes['onething:connector'];
  const values = owner === undefined ? [] : mappingsOf(owner, made.id, bpmnFactory);
  if (values.length > 0) made.set('extensionElements', bpmnFactory.create('bpmn:ExtensionElements', { values }));
  if (repeats) made.set('loopCharacteristics', threePeople(bpmnFactory));
  return elementFactory.createShape({ type, businessObject: made, ...(eventDefinition ? { eventDefinitionType: eventDefinition } : {}) });
}

/** First inputs, and every output under a name of its own, so that two of the same block do not overwrite each other. */
function mappingsOf(owner: string, id: string, bpmnFactory: Making['bpmnFactory']): readonly Made[] {
  const inputs = Object.entries(firstInputs[owner] ?? {});
  const known = (findFragment(owner) ?? findConnector(owner))?.outputs ?? {};
  const outputs = Object.entries(known).filter(([name, { required }]) => required && !(owner === 'common:supplement' && name === 'values'));
  return [
    ...inputs.map(([name, value]) => bpmnFactory.create('onething:Input', { name, value })),
    ...outputs.map(([name]) => bpmnFactory.create('onething:Output', { name: `${id}_${name}`, value: name })),
  ];
}

function threePeople(bpmnFactory: Making['bpmnFactory']): Made {
  const loopCardinality = bpmnFactory.create('bpmn:FormalExpression', { language: languages.script, body: '3' });
  return bpmnFactory.create('bpmn:MultiInstanceLoopCharacteristics', { loopCardinality });
}
