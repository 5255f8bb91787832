import type { CompiledRelease } from '../releases/release-library.js';

/** What people call a role port (`package/port`): the title its package gives it. */
export function portTitle(release: CompiledRelease, port: string): string {
  const [owner = '', id = ''] = port.split('/');
  const manifest = release.package.manifest.id === owner ? release.package.manifest : release.required[owner]?.package.manifest;
  return manifest?.ports.roles.find((role) => role.id === id)?.title ?? id;
}
