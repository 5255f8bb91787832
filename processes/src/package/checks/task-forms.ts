import { findForm } from '../find-form.js';
import { mistake, type PackageCheck } from './check.js';
import { packageElements } from './package-elements.js';

/** Forms that tasks and start events use are in the package. */
export const taskForms: PackageCheck = ({ pkg, required }) =>
  packageElements(pkg).flatMap(({ process, element: { form }, place, zh, en }) => {
    if (form === undefined || findForm({ package: pkg, required }, process.id, form)) return [];
    return [mistake('FORM_NOT_FOUND', place, `${zh}使用的表单 ${form} 不在事项包里`, `The form ${form} of ${en} is not in the package`)];
  });
