import type { Finding } from '@onething/rules';
import type { PortContract } from '../port-contract.js';
import { misfitsOf } from '../port-contract.js';
import { type Checked, mistake, type PackageCheck } from './check.js';
import { literalInput } from './literal-input.js';
import { packageElements } from './package-elements.js';

/** Endpoints, topics, notice places, channels and services that tasks name are declared, written as constants, and their examples keep to their own contract. */
export const portContracts: PackageCheck = (checked) => [...usedByTasks(checked), ...examples(checked)];

interface NamedByTask {
  readonly input: string;
  readonly ports: 'endpoints' | 'topics' | 'notices' | 'channels' | 'services';
  /** Nothing named: the only one of the package, or what is usual at the place. */
  readonly optional?: boolean;
}

const inputOf: Readonly<Record<string, NamedByTask>> = {
  'http-request': { input: 'endpoint', ports: 'endpoints' },
  'external-work': { input: 'topic', ports: 'topics' },
  'call-matter': { input: 'service', ports: 'services' },
  'publish-notice': { input: 'place', ports: 'notices', optional: true },
  notify: { input: 'channel', ports: 'channels', optional: true },
};

function usedByTasks({ pkg }: Checked): readonly Finding[] {
  return packageElements(pkg).flatMap(({ element, place, zh, en }) => {
    const use = inputOf[element.connector ?? ''];
    if (!use) return [];
    if (use.optional && !element.inputs.some(({ name }) => name === use.input)) return [];
    const id = literalInput(element, use.input);
    if (id !== undefined && (pkg.manifest.ports[use.ports] ?? []).some((port) => port.id === id)) return [];

    const named = id ?? '?';
    return [
      mistake(
        'PORT_NOT_DECLARED',
        place,
        `${zh}使用的 ${named} 没有在 manifest.json 的 ports.${use.ports} 中声明（须写成常量）`,
        `${en} uses ${named}, which is not among ports.${use.ports} of manifest.json (write it as a constant)`,
      ),
    ];
  });
}

function examples({ pkg }: Checked): readonly Finding[] {
  const { endpoints = [], topics = [], services = [] } = pkg.manifest.ports;
  return Object.entries({ endpoints, topics, services }).flatMap(([kind, ports]) => ports.flatMap((port, at) => misfits(port, `${kind}/${at}`)));
}

function misfits({ title, inputs, outputs, errors = [], examples = [] }: PortContract, path: string): readonly Finding[] {
  return examples.flatMap(({ when, answer = {}, error }, at) => {
    const wrong = [...misfitsOf(when, inputs).filter(({ code }) => code !== 'MISSING'), ...(error === undefined ? misfitsOf(answer, outputs) : [])];
    const names = [...wrong.map(({ name }) => name), ...(error === undefined || errors.includes(error) ? [] : [error])];
    return names.map((name) =>
      mistake(
        'PORT_EXAMPLE_INVALID',
        `manifest.json#/ports/${path}/examples/${at}`,
        `“${title}”的样例中 ${name} 与声明不符`,
        `${name} in an example of "${title}" does not fit what is declared`,
      ),
    );
  });
}
