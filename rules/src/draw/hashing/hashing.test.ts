import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { holds } from '../../testing/holds.js';
import { hashOf } from './digest.js';
import { toHex } from './hex.js';
import { Keyed } from './keyed.js';
import { md5 } from './md5.js';

describe.each(['sha256', 'sm3'] as const)('%s', (name) => {
  it('gives the standard answer for "abc"', () => {
    const known = {
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    };
    expect(toHex(hashOf(name, 'abc'))).toBe(known[name]);
  });

  it('agrees with another implementation on any bytes and any text', () => {
    holds(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 80 }), (bytes, text) => {
        expect(toHex(hashOf(name, bytes, text))).toBe(createHash(name).update(bytes).update(text, 'utf8').digest('hex'));
      }),
      500,
    );
  });

  it('keyed, too', () => {
    holds(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.string({ maxLength: 100 }), (key, text) => {
        expect(toHex(new Keyed(name, key).of(text))).toBe(createHmac(name, key).update(text, 'utf8').digest('hex'));
      }),
      500,
    );
  });
});

it('md5 agrees with another implementation', () => {
  holds(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(toHex(md5(bytes))).toBe(createHash('md5').update(bytes).digest('hex'));
    }),
    500,
  );
});
