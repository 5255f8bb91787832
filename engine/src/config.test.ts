import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from './config.js';

const options = { root: '/srv/onething', publicUrl: 'http://localhost:3000' };

describe('the configuration', () => {
  it('is a demonstration on a database of our own when nothing is said', () => {
    expect(readConfig({}, options)).toMatchObject({ mode: 'demo', database: { kind: 'embedded', folder: 'data' } });
  });

  it('takes the folder of the command line before that of the environment', () => {
    expect(readConfig({ ONETHING_DATA: '/a' }, { ...options, data: '/b' })).toMatchObject({ database: { folder: '/b' } });
    expect(readConfig({ ONETHING_DATA: '/a' }, options)).toMatchObject({ database: { folder: '/a' } });
  });

  it('uses the server that is named', () => {
    const environment = { DATABASE_URL: 'postgres://app@db/x', DATABASE_OWNER_URL: 'postgres://owner@db/x' };
    expect(readConfig(environment, options).database).toEqual({ kind: 'server', url: 'postgres://app@db/x', ownerUrl: 'postgres://owner@db/x' });
  });

  it('asks another engine about one live decision in a hundred unless another part is named', () => {
    expect(readConfig({}, options).secondOpinionShare).toBe(0.01);
    expect(readConfig({ ONETHING_SECOND_OPINION: '0' }, options).secondOpinionShare).toBe(0);
    for (const wrong of ['', '2', '-1', 'all'])
      expect(() => readConfig({ ONETHING_SECOND_OPINION: wrong }, options)).toThrow(expect.objectContaining({ code: 'SECOND_OPINION_INVALID' }));
  });

  it.each([undefined, '', '8', 'long'])('refuses production without a password policy (%s)', (length) => {
    expect(() => readConfig({ ONETHING_MODE: 'production', ONETHING_PASSWORD_LENGTH: length }, options)).toThrow(
      expect.objectContaining({ name: 'StartRefused', code: 'IDENTITY_NOT_CONFIGURED' }),
    );
  });

  it('serves production with one, and never resets it', () => {
    const config = readConfig({ ONETHING_MODE: 'production', ONETHING_PASSWORD_LENGTH: '12' }, { ...options, resetDemo: true });
    expect(config).toMatchObject({ mode: 'production', passwordLength: 12, resetDemo: false });
  });

  it('reads the channels of messages from a file, and does not repeat what stands in one that is none', () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'onething-channels-')), 'channels.json');
    writeFileSync(file, '{ "sms": { "accessKeySecret": "s3cret" } }');
    expect(readConfig({ ONETHING_CHANNELS: file }, options).channels).toEqual({ sms: { accessKeySecret: 's3cret' } });
    writeFileSync(file, '{ "sms": s3cret');
    const refusal = expect.objectContaining({ code: 'CHANNELS_UNREADABLE', message: expect.not.stringContaining('s3cret') });
    expect(() => readConfig({ ONETHING_CHANNELS: file }, options)).toThrow(refusal);
    expect(readConfig({}, options).channels).toBeUndefined();
  });

  it('refuses a mode that it does not know', () => {
    expect(() => readConfig({ ONETHING_MODE: 'prod' }, options)).toThrow(expect.objectContaining({ code: 'MODE_UNKNOWN' }));
  });
});
