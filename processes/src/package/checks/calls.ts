import { findFragment } from '../../fragments/index.js';
import { readQualifiedId } from '../qualified-id.js';
import { type Checked, mistake, type PackageCheck } from './check.js';
import { type PackageElement, packageElements } from './package-elements.js';

/** Processes that are called are in the package or in one that it requires, and a shared one is given what it needs. */
export const calls: PackageCheck = (checked) =>
  packageElements(checked.pkg).flatMap((one) => {
    const { calledElement } = one.element;
    if (calledElement === undefined) return [];
    if (isThere(checked, calledElement)) return missingInputs(one, calledElement);
    return [
      mistake(
        'CALLED_PROCESS_NOT_FOUND',
        one.place,
        `${one.zh}调用的流程 ${calledElement} 不存在`,
        `The process ${calledElement} called by ${one.en} does not exist`,
      ),
    ];
  });

function isThere({ pkg, required }: Checked, name: string): boolean {
  const { package: owner, id } = readQualifiedId(name);
  const holder = owner === undefined ? pkg : required.find(({ manifest }) => manifest.id === owner);
  return Object.hasOwn(holder?.processes ?? {}, id);
}

function missingInputs({ element, place, zh, en }: PackageElement, calledElement: string) {
  const given = element.inputs.map(({ name }) => name);
  return Object.entries(findFragment(calledElement)?.inputs ?? {})
    .filter(([name, { required }]) => required && !given.includes(name))
    .map(([, { title }]) => mistake('CALL_INPUT_MISSING', place, `${zh}还没有填写“${title.zh}”`, `${en} does not say "${title.en}"`));
}
