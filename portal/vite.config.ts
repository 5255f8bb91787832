import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The portal is served at `/` by runtime-api. The sources of the workspaces are bundled, so that their dist need not exist. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  resolve: { conditions: ['onething-src', 'module', 'browser', mode === 'production' ? 'production' : 'development'] },
  server: { proxy: { '/api': process.env.ONETHING_API ?? 'http://127.0.0.1:3000' } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // The pure workspaces do nothing when they are imported: a page carries only what it calls.
      treeshake: { moduleSideEffects: (id) => !/\/(rules|forms|processes)\/src\/.*\.tsx?$/.test(id) },
      // Only React is grouped by hand: a larger group pulls its shared dependencies into the entry.
      output: { codeSplitting: { groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }] } },
    },
  },
}));
