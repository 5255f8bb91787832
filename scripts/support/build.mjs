import { existsSync } from 'node:fs';
import { unlessFresh } from './freshness.mjs';
import { root } from './root.mjs';
import { bin, capture } from './run.mjs';

const workspaces = ['rules', 'forms', 'processes', 'engine', 'runtime-api'];
const settings = ['tsconfig.base.json', 'package-lock.json'];

const sources = [...settings, ...workspaces.flatMap((name) => [`${name}/src`, `${name}/package.json`, `${name}/tsconfig.json`])];

/** Every workspace by the type checker itself: JavaScript and declarations, file by file. */
export function buildWorkspaces() {
  // Where somebody removed `dist`, the compiler's own notes would say that nothing is to be done.
  const forced = existsSync(`${root}/runtime-api/dist/.built`) ? [] : ['--force'];
  return unlessFresh('runtime-api/dist/.built', sources, () => must('tsc', bin('typescript/bin/tsc'), ['-b', 'runtime-api', ...forced]));
}

/** The server in a few files, as it is started. */
export function bundleServer() {
  return unlessFresh('runtime-api/dist/.bundled', [...sources, 'rules/verifier'], () => must('bundle', `${root}/scripts/support/bundle.mjs`, []));
}

/** Both web apps, one after the other: the bundler uses every core, and two of them at once only stand in each other's way. */
export async function buildWebApps() {
  return [await buildWebApp('portal'), await buildWebApp('designer')];
}

/** One web app, as the browser gets it: `portal/dist/web`, `designer/dist/web`. */
function buildWebApp(name) {
  const sources = [...settings, name, 'rules/src', 'forms/src', 'processes/src', 'runtime-api/src/client', 'runtime-api/src/contract'];
  const own = sources.flatMap((source) =>
    source === name ? [`${name}/src`, `${name}/public`, `${name}/index.html`, `${name}/vite.config.ts`, `${name}/package.json`] : [source],
  );
  return unlessFresh(`${name}/dist/.web-built`, own, () =>
    must(`vite build ${name}`, bin('vite/bin/vite.js'), ['build', '--logLevel', 'warn'], `${root}/${name}`),
  );
}

async function must(title, program, args, cwd = root) {
  const { code, output } = await capture(process.execPath, [program, ...args], { cwd });
  if (code !== 0) throw new BuildFailed(title, output.trim());
}

/** The sources do not build; the output says where. */
export class BuildFailed extends Error {
  constructor(title, output) {
    super(`${title} 构建失败，请修正后再试。 ${title} failed; correct this and try again.\n${output}`);
    this.stack = this.message;
  }
}
