import type { Finding } from '@onething/rules';
import { findForm } from '../find-form.js';
import type { Matter } from '../package.js';
import { type Checked, mistake, type PackageCheck } from './check.js';

/** A matter names a process and a form of the package, and the process starts with that form. */
export const matters: PackageCheck = (checked) =>
  checked.pkg.manifest.matters.flatMap((matter, index) => checkMatter(checked, matter, `manifest.json#/matters/${index}`));

function checkMatter({ pkg, required }: Checked, { title, process: id, form }: Matter, place: string): readonly Finding[] {
  const process = pkg.processes[id];
  if (!process)
    return [
      mistake(
        'PROCESS_NOT_FOUND',
        `${place}/process`,
        `事项“${title}”的流程 ${id} 不在事项包里`,
        `The process ${id} of the matter "${title}" is not in the package`,
      ),
    ];
  if (!findForm({ package: pkg, required }, id, form)) {
    return [
      mistake(
        'FORM_NOT_FOUND',
        `${place}/form`,
        `事项“${title}”使用的表单 ${form} 不在事项包里`,
        `The form ${form} of the matter "${title}" is not in the package`,
      ),
    ];
  }
  const start = process.parsed.processes[0]?.elements.find((element) => element.type === 'startEvent' && element.triggers.length === 0);
  if (start?.form === undefined || start.form === form) return [];
  return [
    mistake(
      'FORM_DIFFERS',
      `${place}/form`,
      `事项“${title}”的表单是 ${form}，流程开始事件的表单是 ${start.form}，应当一致`,
      `The matter "${title}" has the form ${form}, the start of its process ${start.form}`,
    ),
  ];
}
