import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { legalVectors, workedDays } from '../rules/src/clock/testing/legal-vectors.js';

const run = promisify(execFile);

describe('the legal clock does not depend on where the process stands', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('in %s: the sixteen vectors and every day of 2020–2026', async (zone) => {
    const { stdout } = await run(process.execPath, ['--no-warnings', '--import', 'tsx', 'qa/support/print-legal-clock.ts'], {
      env: { ...process.env, TZ: zone },
    });
    expect(JSON.parse(stdout)).toEqual({ zone, vectors: legalVectors.map(({ id, expected }) => [id, expected]), days: workedDays() });
  });
});
