import { satisfies } from '@onething/rules';
import { mistake, type PackageCheck } from './check.js';

/** The packages that are required are there, in a version that fits. */
export const requirements: PackageCheck = ({ pkg, required }) =>
  (pkg.manifest.requires ?? []).flatMap(({ package: id, version }, index) => {
    const place = `manifest.json#/requires/${index}`;
    const found = required.find(({ manifest }) => manifest.id === id)?.manifest.version;
    if (found === undefined) return [mistake('PACKAGE_REQUIRED_MISSING', place, `所需的事项包“${id}”没有安装`, `The required package "${id}" is not there`)];
    if (satisfies(found, version)) return [];
    return [mistake('PACKAGE_VERSION', place, `需要“${id}”的版本 ${version}，现有 ${found}`, `"${id}" is required in version ${version}, there is ${found}`)];
  });
