import { type Dictionary, declarationOf, titleOf } from './dictionary.js';
import { parsePath } from './fact-path.js';
import { readFact } from './read-fact.js';

describe('a path', () => {
  it.each([
    ['a', ['a']],
    ['$.a.b', ['a', 'b']],
    ['a[0].b', ['a', '0', 'b']],
    ['记录.质量', ['记录', '质量']],
    ['params.max-issue', ['params', 'max-issue']],
  ])('%s is %j', (text, steps) => expect(parsePath(text)).toEqual(steps));

  it.each([
    '',
    '$',
    '$..a',
    '$[*]',
    '$.a[?(@.b>1)]',
    'a.',
    '.a',
    'a b',
    '__proto__',
    'a.constructor',
    'a.prototype.b',
    'a.b.c.d.e.f.g.h.i.j.k.l.m',
    'a[-1]',
    'a["b"]',
  ])('%s is refused', (text) => {
    expect(parsePath(text)).toBeUndefined();
  });
});

describe('a fact', () => {
  const facts = { a: { b: null, list: [{ c: 1 }] }, 'params.x': 1, params: { y: 2, x: { z: 3 } } };

  it.each([
    [['a', 'b'], null],
    [['a', 'b', 'c'], null],
    [['a', 'list', '0', 'c'], 1],
    [['a', 'list', 'c'], undefined],
    [['a', 'list', 'length'], undefined],
    [['a', 'toString'], undefined],
    [['toString'], undefined],
    [['params', 'y'], 2],
    [['params', 'x', 'z'], 3],
  ])('at %j is %j', (path, expected) => expect(readFact(facts, path)).toBe(expected));

  it('may be given by its dotted name', () => {
    expect(readFact({ 'params.x': 1 }, ['params', 'x'])).toBe(1);
    expect(readFact({ 'a.b': { c: 2 }, a: {} }, ['a', 'b', 'c'])).toBe(2);
  });
});

describe('a dictionary', () => {
  const dictionary: Dictionary = {
    record: { title: '记录', type: 'object', fields: { quality: { title: '质量', titleEn: 'quality', type: 'string' } } },
    free: { title: '任意', type: 'object' },
    members: { title: '成员', type: 'list', fields: { age: { title: '年龄', type: 'number' } } },
    'params.low': { title: '低保线', titleEn: 'low', type: 'money' },
  };

  it.each([
    ['record.quality', 'declared'],
    ['record.grade', 'undeclared'],
    ['record.quality.x', 'undeclared'],
    ['free.a.b', 'open'],
    ['members.age', 'declared'],
    ['members.0', 'open'],
    ['members.0.age', 'declared'],
    ['params.low', 'declared'],
    ['params.high', 'open'],
    ['case.no', 'declared'],
    ['case.secret', 'undeclared'],
    ['applicant.name', 'declared'],
    ['nobody', 'undeclared'],
    ['toString', 'undeclared'],
  ])('knows %s as %s', (path, expected) => {
    expect(declarationOf(dictionary, path.split('.')).is).toBe(expected);
  });

  it('gives the names that people use', () => {
    expect(titleOf(dictionary, ['record', 'quality'])).toEqual({ zh: '质量', en: 'quality' });
    expect(titleOf(dictionary, ['record'])).toEqual({ zh: '记录', en: 'record' });
    expect(titleOf(dictionary, ['params', 'high'])).toEqual({ zh: '参数 high', en: 'params.high' });
    expect(titleOf(dictionary, ['nobody'])).toEqual({ zh: 'nobody', en: 'nobody' });
  });
});
