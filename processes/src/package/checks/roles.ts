import type { ElementModel } from '../../language/process-model.js';
import { doubt, mistake, type PackageCheck } from './check.js';
import { packageElements } from './package-elements.js';

/** Candidates of tasks are role ports of the package; a port that no task, calculation or decision names is probably a leftover. */
export const roles: PackageCheck = ({ pkg }) => {
  const ports = pkg.manifest.ports.roles.map(({ id }) => id);
  const elements = packageElements(pkg);
  const used = [...elements.flatMap(({ element }) => element.candidates), ...pkg.manifest.matters.flatMap(({ openedBy }) => openedBy ?? [])];
  const calculated = [...elements.flatMap(({ element }) => textsOf(element)), JSON.stringify(pkg.decisions).replaceAll('\\', '')];
  const isUsed = (port: string) => used.includes(port) || calculated.some((text) => text.includes(`"${port}"`));
  const undeclared = elements.flatMap(({ element, place, zh, en }) =>
    element.candidates
      .filter((port) => !ports.includes(port))
      .map((port) =>
        mistake(
          'ROLE_NOT_DECLARED',
          place,
          `${zh}的办理岗位 ${port} 没有在 manifest.json 的 ports 中声明`,
          `The role ${port} of ${en} is not among the ports of manifest.json`,
        ),
      ),
  );
  const unused = ports.flatMap((port, index) =>
    isUsed(port) ? [] : [doubt('ROLE_UNUSED', `manifest.json#/ports/roles/${index}`, `岗位 ${port} 没有任何任务使用`, `No task uses the role ${port}`)],
  );
  return [...undeclared, ...unused];
};

/** Where a role may stand as a constant among calculations. */
function textsOf({ candidatesFrom, inputs, loop, script }: ElementModel): readonly string[] {
  const collection = loop?.kind === 'multiInstance' ? loop.collection?.text : undefined;
  return [candidatesFrom, collection, script, ...inputs.map(({ value }) => value)].filter((text) => text !== undefined);
}
