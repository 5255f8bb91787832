import { differs, expectation } from './expectation.js';

/** Elements entered, in order. A called process may be left out as a whole by listing only its call activity. */
export const path = expectation('path', (expected, { path: entered }) => {
  const actual = entered.filter((element) => !isCalled(element) || expected.some((wanted) => processOf(wanted) === processOf(element)));
  const at = actual.findIndex((element, index) => element !== expected[index]);
  if (at === -1 && actual.length === expected.length) return [];

  const place = at === -1 ? actual.length : at;
  return [
    differs(`路径第 ${place + 1} 步`, `Step ${place + 1} of the path`, expected[place], actual[place]),
    { zh: `实际路径：${actual.join(' → ')}`, en: `The path was: ${actual.join(' → ')}` },
  ];
});

function isCalled(element: string): boolean {
  return element.includes('/');
}

function processOf(element: string): string | undefined {
  return isCalled(element) ? element.split('/')[0] : undefined;
}
