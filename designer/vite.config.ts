import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The designer is served at `/designer/`; the diagram code stays in a chunk of its own, loaded when a process is opened. */
export default defineConfig({
  base: '/designer/',
  plugins: [react()],
  resolve: { conditions: ['onething-src', 'module', 'browser', 'development|production'] },
  build: { outDir: 'dist/web', emptyOutDir: true, manifest: true, chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
