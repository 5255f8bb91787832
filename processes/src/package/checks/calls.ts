import { readQualifiedId } from '../qualified-id.js';
import { type Checked, mistake, type PackageCheck } from './check.js';
import { packageElements } from './package-elements.js';

/** Processes that are called are in the package or in one that it requires. */
export const calls: PackageCheck = (checked) =>
  packageElements(checked.pkg).flatMap(({ element: { calledElement }, place, zh, en }) => {
    if (calledElement === undefined || isThere(checked, calledElement)) return [];
    return [
      mistake('CALLED_PROCESS_NOT_FOUND', place, `${zh}调用的流程 ${calledElement} 不存在`, `The process ${calledElement} called by ${en} does not exist`),
    ];
  });

function isThere({ pkg, required }: Checked, name: string): boolean {
  const { package: owner, id } = readQualifiedId(name);
  const holder = owner === undefined ? pkg : required.find(({ manifest }) => manifest.id === owner);
  return Object.hasOwn(holder?.processes ?? {}, id);
}
