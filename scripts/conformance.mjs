// npm run conformance: other people's BPMN cases, where they lie beside the repository; writes qa/conformance/last.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runJest } from './support/jest.mjs';
import { root } from './support/root.mjs';

/** What is to be reached, by suite; all of it where nothing stands here. */
const goals = { betsy: 62, probes: 113, 'probes-reload': 113, 'probes-idle': 113, patterns: 36, dmn: 482 };

/** These need no cases but our own. */
const ownSuites = ['own', 'patterns', 'scale'];

const { suites } = await runJest('conformance');
const results = bySuite(suites).map(({ suite, passed, total }) => ({ suite, passed, total, goal: goals[suite] ?? total }));
writeFileSync(join(root, 'qa/conformance/last.json'), `${JSON.stringify(results, null, 2)}\n`);
for (const { suite, passed, total, goal } of results) console.log(`${suite}: ${passed} of ${total} (goal ${goal})`);
if (results.every(({ suite }) => ownSuites.includes(suite))) console.log('仓库旁没有 ../shared 的用例。 The cases of ../shared are not beside the repository.');

const below = belowFloor(results);
for (const { suite, passed, floor } of below) console.error(`${suite}: ${passed} 低于已达到的 ${floor}。 Fewer than the ${floor} already reached.`);
const passed = results.reduce((sum, suite) => sum + suite.passed, 0);
const failed = results.reduce((sum, suite) => sum + suite.total - suite.passed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = below.length === 0 && results.every((suite) => suite.passed >= suite.goal) ? 0 : 1;

function bySuite(suites) {
  const counts = new Map();
  for (const test of suites.flatMap((suite) => suite.assertionResults)) {
    const [suite] = test.ancestorTitles;
    if (suite === undefined) continue;
    const { passed, total } = counts.get(suite) ?? { passed: 0, total: 0 };
    counts.set(suite, { passed: passed + (test.status === 'passed' ? 1 : 0), total: total + 1 });
  }
  return [...counts].map(([suite, count]) => ({ suite, ...count }));
}

/** What has been reached once is kept: the floor only rises. */
function belowFloor(results) {
  const floors = JSON.parse(readFileSync(join(root, 'qa/conformance/floor.json'), 'utf8'));
  return results.flatMap(({ suite, passed }) => (passed < (floors[suite] ?? 0) ? [{ suite, passed, floor: floors[suite] }] : []));
}
