// One TypeScript file with everything of ours that it imports, as one file: a process that only lives for a second must not read for two.
// node scripts/support/bundle-file.mjs qa/faults/pay-node.ts <folder>
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './root.mjs';

const [file, folder] = process.argv.slice(2);

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [{ name: 'where-a-module-stands', transform: { filter: { code: 'import.meta.url' }, handler: pinPlace } }],
  resolve: { conditions: ['onething-src', 'node', 'module', 'import', 'default'] },
  ssr: { noExternal: [/^@onething\//], resolve: { conditions: ['onething-src', 'node', 'module', 'import', 'default'] } },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: folder,
    emptyOutDir: false,
    rolldownOptions: { input: { [path.basename(file, '.ts')]: file }, output: { entryFileNames: '[name].mjs', codeSplitting: false } },
  },
});

/** Files beside a module are found from where the module stands, not from where the bundle does. */
function pinPlace(code, id) {
  return { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null };
}
