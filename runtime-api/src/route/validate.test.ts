import { z } from 'zod';
import { validate } from './validate.js';

describe('a value that does not have the described shape', () => {
  const schema = z.object({ 'a/b': z.array(z.object({ age: z.number() })) }).strict();

  it('is told each place in Chinese and in English', () => {
    const outcome = validate(schema, { 'a/b': [{ age: 'ten' }] }, '/body');

    expect(outcome).toMatchObject({ ok: false, code: 'REQUEST_INVALID', problems: [{ code: 'INVALID_TYPE', place: '/body/a~1b/0/age' }] });
    expect(!outcome.ok && outcome.problems?.[0]?.message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(!outcome.ok && outcome.problems?.[0]?.message.en).toMatch(/expected number/i);
  });

  it('names fields that nobody asked for', () => {
    expect(validate(schema, { 'a/b': [], approved: true })).toMatchObject({ ok: false, problems: [{ code: 'UNRECOGNIZED_KEYS' }] });
  });

  it('is passed on when it fits', () => {
    expect(validate(schema, { 'a/b': [{ age: 17 }] })).toEqual({ ok: true, value: { 'a/b': [{ age: 17 }] } });
  });
});
