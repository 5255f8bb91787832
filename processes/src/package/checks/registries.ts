import type { Finding } from '@onething/rules';
import { type Checked, mistake, type PackageCheck } from './check.js';
import { literalInput } from './literal-input.js';
import { packageElements } from './package-elements.js';

/** Registries that tasks and forms use are declared as ports, with the access that they need, and are defined. */
export const registries: PackageCheck = (checked) => [...definedPorts(checked), ...usedByTasks(checked), ...usedByForms(checked), ...keys(checked)];

function definedPorts({ pkg, required }: Checked): readonly Finding[] {
  return pkg.manifest.ports.registries.flatMap(({ id }, index) => {
    if ([pkg, ...required].some(({ registries: known }) => Object.hasOwn(known, id))) return [];
    return [mistake('REGISTRY_NOT_FOUND', `manifest.json#/ports/registries/${index}`, `基础库 ${id} 没有定义`, `The registry ${id} is not defined`)];
  });
}

function usedByTasks({ pkg }: Checked): readonly Finding[] {
  return packageElements(pkg).flatMap(({ element, place, zh, en }) => {
    const id = element.connector?.startsWith('registry-') ? literalInput(element, 'registry') : undefined;
    if (id === undefined) return [];
    const port = pkg.manifest.ports.registries.find((one) => one.id === id);
    if (!port) return [undeclared(place, zh, en, id)];
    if (element.connector !== 'registry-save' || port.access === 'write') return [];
    return [
      mistake(
        'REGISTRY_READ_ONLY',
        place,
        `${zh}要写入基础库 ${id}，但 manifest.json 只声明了读取`,
        `${en} writes the registry ${id}, which manifest.json declares as read only`,
      ),
    ];
  });
}

function usedByForms({ pkg }: Checked): readonly Finding[] {
  const declared = new Set(pkg.manifest.ports.registries.map(({ id }) => id));
  return Object.values(pkg.forms).flatMap((form) =>
    Object.entries(form.fields ?? {}).flatMap(([field, { prefill }]) => {
      if (prefill?.from !== 'registry' || declared.has(prefill.registry)) return [];
      return [
        undeclared(
          `forms/${form.id}.json#/fields/${field}/prefill`,
          `表单 ${form.id} 的字段“${field}”`,
          `the field ${field} of the form ${form.id}`,
          prefill.registry,
        ),
      ];
    }),
  );
}

function keys({ pkg }: Checked): readonly Finding[] {
  return Object.values(pkg.registries).flatMap(({ id, key, fields }) =>
    key
      .filter((name) => !Object.hasOwn(fields, name))
      .map((name) =>
        mistake('REGISTRY_KEY', `registries/${id}.json#/key`, `主键 ${name} 不是基础库 ${id} 的字段`, `The key ${name} is no field of the registry ${id}`),
      ),
  );
}

function undeclared(place: string, zh: string, en: string, id: string): Finding {
  return mistake(
    'REGISTRY_NOT_DECLARED',
    place,
    `${zh}使用的基础库 ${id} 没有在 manifest.json 的 ports 中声明`,
    `The registry ${id} used by ${en} is not among the ports of manifest.json`,
  );
}
