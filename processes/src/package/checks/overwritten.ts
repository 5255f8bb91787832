import { outputsOfDecision } from '@onething/rules';
import type { ElementModel } from '../../language/process-model.js';
import type { ProcessFile } from '../package.js';
import { type Checked, doubt, type PackageCheck } from './check.js';
import { findDecision } from './find-decision.js';
import { packageElements } from './package-elements.js';

/**
 * Two decisions of a process that keep something else under one name: the later one takes the earlier one's fact away, and who reads it
 * afterwards gets the other. Where both mean the same, they carry the same title.
 */
export const overwritten: PackageCheck = (checked) => Object.values(checked.pkg.processes).flatMap((process) => inProcess(process, checked));

interface Written {
  readonly element: ElementModel;
  readonly title: string;
}

function inProcess(process: ProcessFile, checked: Checked) {
  const first = new Map<string, Written>();
  return packageElements({ ...checked.pkg, processes: { [process.id]: process } }).flatMap(({ element, place, zh, en }) =>
    Object.entries(writtenBy(element, checked)).flatMap(([name, { title }]) => {
      const before = first.get(name);
      if (!before) first.set(name, { element, title });
      if (!before || before.title === title || before.element.decision === element.decision) return [];
      return [
        doubt(
          'FACT_OVERWRITTEN',
          place,
          `${zh}写入的“${title}”与“${before.element.name ?? before.element.id}”写入的“${before.title}”用了同一个编号 ${name}，后写的会覆盖先写的；不是一回事的请换一个编号`,
          `${en} keeps "${title}" under the name ${name}, where "${before.element.name ?? before.element.id}" kept "${before.title}": the later one takes its place`,
        ),
      ];
    }),
  );
}

/** Facts that a decision keeps as they are; behind a result they have a name of their own. */
function writtenBy({ decision: name, result }: ElementModel, checked: Checked): Readonly<Record<string, { readonly title: string }>> {
  const decision = name === undefined || result !== undefined ? undefined : findDecision(checked, name);
  return decision ? outputsOfDecision(decision) : {};
}
