import type { Schema } from '@onething/forms';
import { type FactDeclaration, type FactType, outputsOfDecision } from '@onething/rules';
import { factsOfLoop } from '../../language/facts-of-loop.js';
import type { ElementModel } from '../../language/process-model.js';
import { findForm } from '../find-form.js';
import type { ProcessFile } from '../package.js';
import type { Checked } from './check.js';
import { findDecision } from './find-decision.js';

/** What a process sets, by first name: fields of its forms, outputs of its decisions and steps. */
export function factsOfProcess({ id, parsed }: ProcessFile, checked: Checked): Readonly<Record<string, FactDeclaration>> {
  const elements = parsed.processes[0]?.elements ?? [];
  return Object.assign({}, ...elements.map((element) => ({ ...answers(element, id, checked), ...kept(element) })));
}

/** Flat, or as one object where the element has a result. */
function answers(element: ElementModel, process: string, checked: Checked): Record<string, FactDeclaration> {
  const fields = { ...fieldsOfForm(element, process, checked), ...outputsOf(element, checked) };
  const { result } = element;
  if (result === undefined) return fields;
  return { [result]: Object.keys(fields).length > 0 ? { title: result, type: 'object', fields } : { title: result, type: 'object' } };
}

/** What a step keeps may be of any kind, so nothing is claimed about what stands inside. */
function kept(element: ElementModel): Record<string, FactDeclaration> {
  const outputs = element.outputs.map(({ name }): [string, FactDeclaration] => [name, { title: name, type: 'object' }]);
  return Object.fromEntries([
    ...outputs,
    ...factsOfLoop(element).map((name): [string, FactDeclaration] => [name, { title: name, type: typeOfLoopFact(element, name) }]),
  ]);
}

function typeOfLoopFact({ loop }: ElementModel, name: string): FactType {
  if (loop?.kind !== 'multiInstance' || ![loop.element, loop.collect].includes(name)) return 'number';
  return name === loop.collect ? 'list' : 'object';
}

function fieldsOfForm({ form: name }: ElementModel, process: string, { pkg, required }: Checked): Record<string, FactDeclaration> {
  const form = name === undefined ? undefined : findForm({ package: pkg, required }, process, name);
  return form ? declarations(form.schema.properties) : {};
}

function declarations(properties: Readonly<Record<string, Schema>>): Record<string, FactDeclaration> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, declarationOf(name, schema)]));
}

function declarationOf(name: string, schema: Schema): FactDeclaration {
  const values = schema.oneOf?.map((option) => option.const) ?? schema.enum;
  const declared = { title: schema.title ?? name, type: factType(schema) };
  return { ...declared, ...(values ? { values } : {}), ...(schema.properties ? { fields: declarations(schema.properties) } : {}) };
}

function factType({ type, format }: Schema): FactType {
  if (format === 'date' || format === 'money') return format;
  if (type === 'integer') return 'number';
  return type === 'array' ? 'list' : (type ?? 'object');
}

function outputsOf({ decision: name }: ElementModel, checked: Checked): Readonly<Record<string, FactDeclaration>> {
  const decision = name === undefined ? undefined : findDecision(checked, name);
  return decision ? outputsOfDecision(decision) : {};
}
