import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, run } from './run.mjs';

/** Runs one jest project (or some files of it) and counts. No test at all is a failure, and so is a suite that cannot run. */
export async function runJest(project, { files = [], env = {}, args = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'onething-jest-'));
  const outputFile = join(folder, 'result.json');
  const options = ['--selectProjects', project, '--json', `--outputFile=${outputFile}`, ...args, ...files];
  try {
    // What jest writes to standard output is the JSON that also stands in the file.
    const code = await run(process.execPath, ['--experimental-vm-modules', '--no-warnings', bin('jest/bin/jest.js'), ...options], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return count(code, existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function count(code, result) {
  if (!result) return { passed: 0, failed: 1, suites: [] };
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, testResults } = result;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  if (passed + failed === 0) console.error('没有运行任何测试，视为失败。 Not a single test ran: that is a failure.');
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed, suites: testResults };
}
