// npm run e2e [-- journey portal designer]: the browser journeys, or those whose file name contains one of the words.
import { findChromium } from './support/chromium.mjs';
import { runJest } from './support/jest.mjs';

const chromium = await findChromium();
const files = process.argv.slice(2).map((word) => `qa/e2e/.*${word.replace(/[^\w-]/g, '')}`);
const { passed, failed } = chromium ? await runJest('browser', { files, env: { CHROMIUM_PATH: chromium }, args: ['--runInBand'] }) : { passed: 0, failed: 1 };
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
