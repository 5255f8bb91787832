import { readdirSync } from 'node:fs';
import { checks } from './index.js';

it('every file of the folder is in the list of checks', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter(
    (file) => file.endsWith('.ts') && !file.includes('.test.') && !['index.ts', 'check.ts'].includes(file),
  );
  expect(checks).toHaveLength(files.length);
  expect(new Set(checks).size).toBe(files.length);
});
