import { checkForm } from '@onething/forms';
import { inFile, type PackageCheck } from './check.js';
import { factsOfProcess } from './facts-of-process.js';

/** Each form, read with what the processes that show it know. */
export const forms: PackageCheck = ({ pkg, required }) => {
  const facts = Object.assign({}, ...Object.values(pkg.processes).map((process) => factsOfProcess(process, { pkg, required })));
  return Object.values(pkg.forms).flatMap((form) => checkForm(form, { facts }).map((finding) => inFile(`forms/${form.id}.json`, finding)));
};
