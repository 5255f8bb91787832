// The server and the command line in a few files: reading hundreds of small modules takes longer than all the rest of a start.
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { buildDrawVerifier } from './draw-verifier.mjs';
import { root } from './root.mjs';

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [{ name: 'where-a-module-stands', transform: { filter: { code: 'import.meta.url' }, handler: pinPlace } }],
  resolve: { conditions: ['onething-src', 'node', 'module', 'import', 'default'] },
  ssr: {
    noExternal: [/^@onething\//, 'zod', 'uuid', 'htmlparser2', '@cfworker/json-schema'],
    resolve: { conditions: ['onething-src', 'node', 'module', 'import', 'default'] },
  },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: 'runtime-api/dist/bundle',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        main: 'runtime-api/src/main.ts',
        onething: 'runtime-api/src/cli/main.ts',
        player: 'engine/src/second-opinion/processes/player.ts',
        decider: 'engine/src/second-opinion/decisions/decider.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});

await buildDrawVerifier();

/** Fonts and workers are found from where the compiler puts each module, not from where the bundle stands. */
function pinPlace(code, id) {
  const place = pathToFileURL(id.replace(/\/src\/(.*)\.ts$/, '/dist/$1.js')).href;
  return { code: code.replaceAll('import.meta.url', JSON.stringify(place)), map: null };
}
