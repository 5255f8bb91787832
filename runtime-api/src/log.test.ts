import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeError, openLog } from './log.js';

describe('the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onething-log-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds only the keys that it may hold, on one line, without control characters', () => {
    const file = join(folder, 'server.log');
    const log = openLog('info', file);
    log.info({ route: '/cases\r\nadmin signed in \u001b[31m', status: 200, body: { idNo: '330199199003150018' }, name: '李强' }, 'answered');
    const written = readFileSync(file, 'utf8');

    expect(written.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(written)).toEqual({ level: 30, time: expect.any(Number), route: '/cases\r\nadmin signed in \u001b[31m', status: 200, msg: 'answered' });
    for (const unwanted of ['\u001b', '330199', '李强']) expect(written).not.toContain(unwanted);
  });

  it('tells an error without the numbers that it quotes', () => {
    const told = JSON.stringify(describeError(new Error('invalid input: "330199199003150018"')));

    expect(told).toContain('invalid input');
    expect(told).not.toContain('330199199003150018');
  });
});
