// One HTML file that verifies a published draw without network, from the sources that draw.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { root } from './root.mjs';

/** Writes the page; its script stands inside, and the page's own policy forbids it any connection. */
export async function buildDrawVerifier(file = join(root, 'runtime-api/dist/verify-draw.html')) {
  const { output } = await bundled();
  const script = output[0].code.replaceAll('</script', '<\\/script');
  const page = readFileSync(join(root, 'rules/verifier/page.html'), 'utf8');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    page.replace('/* script */', () => script),
  );
  return file;
}

async function bundled() {
  const [found] = [
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      plugins: [
        {
          name: 'ts-behind-js',
          resolveId: { filter: { id: /^\.\.\/src\/.*\.js$/ }, handler: (id) => join(root, 'rules', id.slice(3).replace(/\.js$/, '.ts')) },
        },
      ],
      build: { write: false, minify: true, lib: { entry: 'rules/verifier/page.js', formats: ['iife'], name: 'verifier' } },
    }),
  ].flat();
  return found;
}
