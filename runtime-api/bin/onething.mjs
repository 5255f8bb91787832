#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/bundle/onething.js', import.meta.url);
if (!existsSync(program)) {
  console.error('请先构建：npm run build。 Build first: npm run build.');
  process.exit(2);
}
const { main } = await import(program.href);
process.exitCode = await main(process.argv.slice(2), process.env);
