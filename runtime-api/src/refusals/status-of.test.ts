import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hasStatus, statusOf } from './status-of.js';

/** Codes that are refused where a request arrives: `refused('CODE'`, on one line or two. */
function refusedCodes(): string[] {
  const root = new URL('../../..', import.meta.url).pathname;
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'engine/src', 'rules/src/reading', 'runtime-api/src'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path) && !/runtime-api\/src\/cli\//.test(path));

  return files.flatMap((path) => [...readFileSync(root + path, 'utf8').matchAll(/\brefused\(\s*'([A-Z][A-Z_]+)'/g)].map(([, code]) => code ?? ''));
}

describe('the status of a refusal', () => {
  it('is decided for every code that is used', () => {
    const codes = [...new Set(refusedCodes())];

    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !hasStatus(code))).toEqual([]);
  });

  it.each([
    ['TASK_NOT_FOUND', 404],
    ['TASK_ALREADY_COMPLETED', 409],
    ['TASK_EXCLUDED', 403],
    ['SUBMISSION_INVALID', 422],
    ['IDEMPOTENCY_KEY_REUSED', 422],
    ['IDEMPOTENCY_KEY_MISSING', 400],
  ])('%s is %i', (code, status) => {
    expect(statusOf(code)).toBe(status);
  });
});
