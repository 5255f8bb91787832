import type { Schema } from '@onething/forms';
import type { Finding } from '@onething/rules';
import type { ElementModel } from '../../language/process-model.js';
import { findForm } from '../find-form.js';
import type { Matter, Package, ServicePort } from '../package.js';
import type { PortField } from '../port-contract.js';
import { type Checked, mistake, type PackageCheck } from './check.js';
import { packageElements } from './package-elements.js';

/** A matter that is called is there, takes what it is given, asks for no more, and gives what is wanted of it; what tasks give and take stands in the contract. */
export const services: PackageCheck = (checked) => [
  ...(checked.pkg.manifest.ports.services ?? []).flatMap((port, at) => checkPort(checked, port, `manifest.json#/ports/services/${at}`)),
  ...usedByTasks(checked),
  ...endless(checked),
];

function checkPort({ pkg, required }: Checked, port: ServicePort, place: string): readonly Finding[] {
  const [owner = '', id = ''] = port.matter.split('/');
  const called = owner === pkg.manifest.id ? pkg : required.find(({ manifest }) => manifest.id === owner);
  if (!called) return [packageNotRequired(port, owner, place)];
  const matter = called.manifest.matters.find((one) => one.id === id);
  const fields = matter && findForm({ package: called, required }, matter.process, matter.form)?.schema.properties;
  if (!matter || !fields || !canBeOpened(called, matter)) return [matterNotFound(port, place)];

  return [...inputs(port, fields, place), ...outputs(port, matter.results ?? {}, place)];
}

/** One that only a message begins has no start of its own. */
function canBeOpened({ processes }: Package, { process: id }: Matter): boolean {
  const [process] = processes[id]?.parsed.processes ?? [];
  return process?.elements.some(({ type, container, triggers }) => type === 'startEvent' && container === process.id && triggers.length === 0) ?? false;
}

function inputs({ title, inputs: given = {} }: ServicePort, fields: Readonly<Record<string, Schema>>, place: string): readonly Finding[] {
  return Object.entries(given).flatMap(([name, { type }]) => {
    const field = fields[name];
    if (field && accepts(field, type)) return [];
    return [
      mistake(
        'SERVICE_INPUT_UNKNOWN',
        `${place}/inputs/${name}`,
        `“${title}”要填的 ${name} 不是该事项表单的字段，或者类型不同`,
        `${name} of "${title}" is no field of the matter's form, or of another type`,
      ),
    ];
  });
}

function outputs({ title, outputs: wanted = {} }: ServicePort, results: Readonly<Record<string, PortField>>, place: string): readonly Finding[] {
  return Object.entries(wanted).flatMap(([name, { type }]) =>
    results[name]?.type === type
      ? []
      : [
          mistake(
            'SERVICE_OUTPUT_UNKNOWN',
            `${place}/outputs/${name}`,
            `“${title}”要取回的 ${name} 不在该事项公布的结果（results）中，或者类型不同`,
            `${name} of "${title}" is not among the results of the matter, or of another type`,
          ),
        ],
  );
}

const typesOf: Readonly<Record<PortField['type'], readonly string[]>> = {
  ...{ string: ['string'], number: ['number', 'integer'], boolean: ['boolean'], object: ['object'], list: ['array'] },
};

function accepts({ type }: Schema, given: PortField['type']): boolean {
  return typeof type === 'string' && typesOf[given].includes(type);
}

/** An object that is written out names its parts: each must stand in the contract. */
function usedByTasks({ pkg }: Checked): readonly Finding[] {
  return packageElements(pkg).flatMap(({ element, place, zh, en }) => {
    const port = element.connector === 'call-matter' ? portOf(pkg, element) : undefined;
    return namesGiven(element)
      .filter((name) => port?.inputs !== undefined && !Object.hasOwn(port.inputs, name))
      .map((name) =>
        mistake(
          'SERVICE_INPUT_UNKNOWN',
          place,
          `${zh}给“${port?.title}”的 ${name} 没有在 manifest.json 中声明`,
          `${en} gives ${name} to "${port?.title}", which manifest.json does not declare`,
        ),
      );
  });
}

/** Cases that call each other in a circle would be opened for ever, here or between two places. */
function endless({ pkg }: Checked): readonly Finding[] {
  const elements = packageElements(pkg).map((one) => ({ ...one, leadsTo: processCalled(pkg, one.element) }));
  return elements.flatMap(({ element, process, leadsTo, place, zh, en }) => {
    if (element.connector !== 'call-matter' || leadsTo === undefined) return [];
    const reached = new Set([leadsTo]);
    for (const from of reached) for (const one of elements) if (one.process.id === from && one.leadsTo !== undefined) reached.add(one.leadsTo);
    if (!reached.has(process.id)) return [];
    return [
      mistake(
        'SERVICE_ENDLESS',
        place,
        `${zh}所办的事项又会办理本事项，办件会无止境地产生`,
        `What ${en} has done has this done in turn: cases would be opened without end`,
      ),
    ];
  });
}

/** The process of this package that an element leads into. */
function processCalled(pkg: Package, element: ElementModel): string | undefined {
  if (element.type === 'callActivity') return element.calledElement;
  const [owner, id] = (element.connector === 'call-matter' ? portOf(pkg, element)?.matter : undefined)?.split('/') ?? [];
  return owner === pkg.manifest.id ? pkg.manifest.matters.find((matter) => matter.id === id)?.process : undefined;
}

function portOf(pkg: Package, element: ElementModel): ServicePort | undefined {
  return (pkg.manifest.ports.services ?? []).find(({ id }) => inputOf(element, 'service') === JSON.stringify(id));
}

function namesGiven(element: ElementModel): readonly string[] {
  const given = inputOf(element, 'with') ?? '';
  return /^\{[^{}[\]]*\}$/.test(given) ? [...given.matchAll(/[{,]\s*"?([\w\u4e00-\u9fff]+)"?\s*:/g)].map(([, name = '']) => name) : [];
}

function inputOf({ inputs: given }: ElementModel, wanted: string): string | undefined {
  return given.find(({ name }) => name === wanted)?.value.trim();
}

function packageNotRequired({ title }: ServicePort, owner: string, place: string): Finding {
  return mistake(
    'SERVICE_PACKAGE_MISSING',
    `${place}/matter`,
    `“${title}”所办事项属于“${owner}”，请把它写进 manifest.json 的 requires 并安装`,
    `The matter of "${title}" belongs to "${owner}": name it among "requires" and install it`,
  );
}

function matterNotFound({ title, matter }: ServicePort, place: string): Finding {
  return mistake(
    'SERVICE_MATTER_UNKNOWN',
    `${place}/matter`,
    `“${title}”所办事项 ${matter} 不存在，或者不能由此开办`,
    `The matter ${matter} of "${title}" does not exist, or cannot be opened`,
  );
}
