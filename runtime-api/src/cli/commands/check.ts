import { checkPackage } from '@onething/processes';
import { done, type Finding, refused } from '@onething/rules';
import type { Command } from '../command.js';
import { readPackageFrom } from '../support/read-package-from.js';

/** Everything that can be said of a package without running it. */
export const check: Command = {
  name: 'check',
  takes: 'FOLDER|ZIP',
  title: { zh: '检查事项包，不需要服务器', en: 'check a package, without a server' },
  run: async (subject, _options, say) => {
    const read = await readPackageFrom(subject);
    if (!read.ok) return read;
    const findings = await checkPackage(read.value.package, read.value.required);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return packageInvalid(errors);
    const { id, version } = read.value.package.manifest;
    say.line({ zh: `${id} ${version} 检查通过，提醒 ${findings.length} 条`, en: `${id} ${version} is sound, with ${findings.length} warnings` });
    say.problems(findings);

    return done(undefined);
  },
};

function packageInvalid(errors: readonly Finding[]) {
  return refused('PACKAGE_INVALID', { zh: `事项包有 ${errors.length} 处错误：`, en: `The package has ${errors.length} error(s):` }, errors);
}
