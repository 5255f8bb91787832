import { portName } from '@onething/processes';
import type { Message } from '@onething/rules';
import type { CompiledRelease } from '../releases/release-library.js';

/** What people call a role port (`package/port`): the title its package gives it. */
export function portTitle(release: CompiledRelease, port: string): Message {
  const [owner = '', id = ''] = portName(port).split('/');
  const manifest = release.package.manifest.id === owner ? release.package.manifest : release.required[owner]?.package.manifest;
  const role = manifest?.ports.roles.find((one) => one.id === id);
  return { zh: role?.title ?? id, en: role?.titleEn ?? role?.title ?? id };
}
