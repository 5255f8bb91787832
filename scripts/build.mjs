// npm run build: the server and both web apps, each only when its sources have changed.
import { BuildFailed, buildWebApps, buildWorkspaces, bundleServer } from './support/build.mjs';

try {
  const built = [await bundleServer(), ...(await buildWebApps()), await buildWorkspaces()];
  console.log(built.some(Boolean) ? '已构建 · built' : '无需构建 · nothing to build');
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
