import { compileExpression } from '../compile-expression.js';
import { expressionFunctions, functionNamed } from './index.js';

function run(text: string) {
  const expression = compileExpression(text);
  if (!expression.ok) return expression.code;
  const result = expression.value.evaluate({ none: null, long: 'x'.repeat(70_000) });

  return result.status === 'value' ? result.value : result.status === 'unknown' ? `unknown: ${result.missing.join(', ')}` : result.code;
}

describe('the functions', () => {
  it('have one name each', () => {
    expect(new Set(expressionFunctions.map((entry) => entry.name)).size).toBe(expressionFunctions.length);
    expect(functionNamed('nosuch')).toBeUndefined();
  });

  it.each(expressionFunctions.flatMap((entry) => entry.examples))('%s', (text, expected) => {
    expect(run(text)).toEqual(expected);
  });

  it.each(expressionFunctions.map((entry) => [entry.name, entry] as const))(
    '%s: an unknown argument makes the result unknown, unless it asks for that',
    (name, entry) => {
      const args = entry.parameters.filter((parameter) => !parameter.optional).map(() => 'nobody');
      expect(run(`${name}(${args.join(', ')})`)).toEqual(name === 'is defined' ? false : 'unknown: nobody');
    },
  );

  it.each([
    ['round("1")', 'EXPRESSION_TYPE'],
    ['round(none)', 'EXPRESSION_NULL'],
    ['round(1, 2, 3)', 'EXPRESSION_ARGUMENTS'],
    ['round()', 'EXPRESSION_ARGUMENTS'],
    ['round(1.5, 0.5)', 'EXPRESSION_RANGE'],
    ['round(1.5, 99)', 'EXPRESSION_RANGE'],
    ['modulo(5, 0)', 'DIVISION_BY_ZERO'],
    ['sqrt(-1)', 'EXPRESSION_RANGE'],
    ['number("1,000")', 'EXPRESSION_NUMBER'],
    ['number(true)', 'EXPRESSION_NUMBER'],
    ['string([1])', 'EXPRESSION_TYPE'],
    ['string length(5)', 'EXPRESSION_TYPE'],
    ['substring("abc", 1.5)', 'EXPRESSION_RANGE'],
    ['substring("abc", 1, -1)', 'EXPRESSION_RANGE'],
    ['string join(["a", 1])', 'EXPRESSION_TYPE'],
    ['concatenate("a", 1)', 'EXPRESSION_TYPE'],
    ['concatenate([1], "a")', 'EXPRESSION_TYPE'],
    ['concatenate(long)', 'EXPRESSION_TEXT_TOO_LONG'],
    ['sum(["a"])', 'EXPRESSION_TYPE'],
    ['min([1, "a"])', 'EXPRESSION_TYPE'],
    ['max([true])', 'EXPRESSION_TYPE'],
    ['mean(none)', 'EXPRESSION_TYPE'],
    ['item at([1], 0.5)', 'EXPRESSION_RANGE'],
    ['date("2026-02-30")', 'EXPRESSION_DATE'],
    ['date(2026, 2, 30)', 'EXPRESSION_DATE'],
    ['date(2026.5, 2, 3)', 'EXPRESSION_DATE'],
    ['date(2026, 2)', 'EXPRESSION_DATE'],
    ['date(5)', 'EXPRESSION_DATE'],
    ['year("soon")', 'EXPRESSION_TYPE'],
    ['add days("2026-01-01", 1.5)', 'EXPRESSION_RANGE'],
    ['add years("9999-01-01", 1)', 'EXPRESSION_DATE'],
    ['add working days("2026-12-28", 10)', 'CALENDAR_NOT_PUBLISHED'],
    ['add working days("2026-12-28", 0.5)', 'EXPRESSION_RANGE'],
    ['birth date of("123")', 'EXPRESSION_ID'],
    ['birth date of("330102201902300009")', 'EXPRESSION_ID'],
    ['sex of("123")', 'EXPRESSION_ID'],
    ['mask("abc", -1, 0)', 'EXPRESSION_RANGE'],
    ['mask("abc", 1, 0.5)', 'EXPRESSION_RANGE'],
    ['coalesce(1 / 0, 2)', 'DIVISION_BY_ZERO'],
    ['any(5)', 'EXPRESSION_TYPE'],
  ])('%s fails with %s', (text, code) => {
    expect(run(text)).toBe(code);
  });

  it.each([
    ['floor(-0.5)', -1],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['round(149, -2)', 100],
    ['modulo(5.5, 2)', 1.5],
    ['substring("abc", 0)', ''],
    ['substring("abc", 9)', ''],
    ['substring("abc", -9)', 'abc'],
    ['substring("abc", -2, 1)', 'b'],
    ['contains("abc", "")', true],
    ['substring before("abc", "")', ''],
    ['count([null])', 1],
    ['min("b", "a")', 'a'],
    ['max("2026-01-01", "2025-01-01")', '2026-01-01'],
    ['min(none)', 'EXPRESSION_TYPE'],
    ['item at([1, 2], 3)', null],
    ['item at([1, 2], 0)', null],
    ['index of([1], 2)', []],
    ['list contains([{a: 1}], {a: 1})', true],
    ['list contains([], 1)', false],
    ['distinct values([1, 1.0, "1", null, null])', [1, '1', null]],
    ['append([], [1])', [[1]]],
    ['year("2026-01-01T00:30:00+08:00")', 2026],
    ['day("2025-12-31T23:30:00Z")', 1],
    ['days between("2026-01-02", "2026-01-01")', -1],
    ['mask("李", 1, 1)', '*'],
    ['mask("", 1, 1)', ''],
    ['coalesce(nobody, somebody)', 'unknown: nobody, somebody'],
    ['coalesce(null, nobody)', 'unknown: nobody'],
    ['coalesce(null, 0)', 0],
    ['is defined([])', true],
    ['resident id 18("x")', 'X'],
    ['years between ("2000-01-01", "2026-01-01")', 26],
  ])('%s = %s', (text, expected) => {
    expect(run(text)).toEqual(expected);
  });
});
