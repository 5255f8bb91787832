import type { Finding } from '@onething/rules';
import type { ConnectorDescriptor } from '../../connectors/connector.js';
import { findConnector } from '../../connectors/index.js';
import { mistake, type PackageCheck } from './check.js';
import { type PackageElement, packageElements } from './package-elements.js';

/** Service tasks name a connector that exists, and give it the inputs that it needs and no others. */
export const connectors: PackageCheck = ({ pkg }) => packageElements(pkg).flatMap(checkElement);

function checkElement(one: PackageElement): readonly Finding[] {
  const { connector: id } = one.element;
  if (id === undefined) return [];

  const connector = findConnector(id);
  return connector
    ? checkInputs(one, connector)
    : [mistake('CONNECTOR_NOT_FOUND', one.place, `${one.zh}的连接器 ${id} 不存在`, `There is no connector ${id} for ${one.en}`)];
}

function checkInputs({ element, place, zh, en }: PackageElement, { inputs, title }: ConnectorDescriptor): readonly Finding[] {
  const given = element.inputs.map(({ name }) => name);
  const missing = Object.entries(inputs).filter(([name, field]) => field.required && !given.includes(name));
  const unknown = given.filter((name) => !Object.hasOwn(inputs, name));
  return [
    ...missing.map(([name, field]) =>
      mistake('CONNECTOR_INPUT_MISSING', place, `${zh}没有给“${title.zh}”填写 ${name}（${field.title.zh}）`, `${en} does not give ${name} to "${title.en}"`),
    ),
    ...unknown.map((name) =>
      mistake('CONNECTOR_INPUT_UNKNOWN', place, `${zh}给“${title.zh}”的 ${name} 没有这一项`, `"${title.en}" of ${en} has no input ${name}`),
    ),
  ];
}
