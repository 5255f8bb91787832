import { formulaOf, namedFormula } from './named-formula.js';

const facts = [
  { path: 'income', title: '家庭收入' },
  { path: 'params.line', title: '低保线' },
  { path: 'count', title: '人数' },
];

it.each([
  ['income * 1.5 <= params.line', '【家庭收入】 * 1.5 <= 【低保线】'],
  ['if income > 0 then "income" else count(list)', 'if 【家庭收入】 > 0 then "income" else count(list)'],
])('%s is shown as %s and comes back', (expr, shown) => {
  expect(namedFormula(expr, facts)).toBe(shown);
  expect(formulaOf(shown, facts)).toBe(expr);
});
