import { checkValue, parseJson } from './parse-json.js';

describe('JSON from a stranger', () => {
  it('is read as it is', () => {
    expect(parseJson('{"a":[1,null,true,"x"],"b":{"c":"{[\\"}"}}')).toEqual({ ok: true, value: { a: [1, null, true, 'x'], b: { c: '{["}' } } });
  });

  it.each(['{"__proto__":{"admin":true}}', '{"a":[{"constructor":1}]}', '{"a":{"b":{"prototype":{}}}}'])('may not reach a prototype: %s', (text) => {
    expect(parseJson(text)).toMatchObject({ ok: false, code: 'NAME_REFUSED' });
  });

  it('may not be nested too deep, however large it is', () => {
    expect(parseJson('['.repeat(33))).toMatchObject({ ok: false, code: 'JSON_TOO_DEEP' });
    expect(parseJson(`${'['.repeat(500_000)}`)).toMatchObject({ ok: false, code: 'JSON_TOO_DEEP' });
    expect(parseJson(`${'['.repeat(32)}${']'.repeat(32)}`)).toMatchObject({ ok: true });
    expect(parseJson('{"a":{"b":1}}', { maxDepth: 1 })).toMatchObject({ ok: false, code: 'JSON_TOO_DEEP' });
  });

  it('may not be too long or broken', () => {
    expect(parseJson('"abcdef"', { maxLength: 5 })).toMatchObject({ ok: false, code: 'JSON_TOO_LONG' });
    expect(parseJson('{a:1}')).toMatchObject({ ok: false, code: 'JSON_INVALID' });
  });
});

describe('a value that was parsed elsewhere', () => {
  it.each([[undefined], [Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [{ a: undefined }], [[Symbol('x')]], [1n]])(
    'is refused where it is no JSON: %s',
    (value) => {
      expect(checkValue(value)).toMatchObject({ ok: false, code: 'JSON_INVALID' });
    },
  );

  it('is refused where it is nested too deep', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 40; level += 1) deep = [deep];
    expect(checkValue(deep)).toMatchObject({ ok: false, code: 'JSON_TOO_DEEP' });
  });
});
