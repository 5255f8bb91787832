import { compilePackage, joinCoverage, runScenario, type ScenarioResult } from '@onething/processes';
import { done, refused } from '@onething/rules';
import type { Command } from '../command.js';
import type { Say } from '../say.js';
import { readPackageFrom } from '../support/read-package-from.js';
import { check } from './check.js';

/** Plays the scenarios of a package: its own acceptance tests, on a virtual clock. */
export const test: Command = {
  name: 'test',
  takes: 'FOLDER|ZIP',
  title: { zh: '运行事项包自带的场景，不需要服务器', en: 'run the scenarios of a package, without a server' },
  run: async (subject, options, say) => {
    const checked = await check.run(subject, options, say);
    if (!checked.ok) return checked;
    const read = await readPackageFrom(subject);
    if (!read.ok) return read;
    const compiled = await compilePackage(read.value.package, read.value.required);
    if (!compiled.ok) return compiled;
    const results: ScenarioResult[] = [];
    for (const scenario of read.value.package.scenarios) results.push(await runScenario(compiled.value, scenario));
    for (const { id, title, passed } of results)
      say.line({ zh: `${passed ? '通过' : '未通过'}  ${id} ${title}`, en: `${passed ? 'passed' : 'FAILED'}  ${id} ${title}` });

    tellMissed(results, say);

    return verdict(results);
  },
};

/** A way that no scenario goes is not proven. */
function tellMissed(results: readonly ScenarioResult[], say: Say): void {
  const { elements, flows } = joinCoverage(results.map(({ coverage }) => coverage));
  const missed = [...elements.missed, ...flows.missed];
  if (missed.length > 0) say.line({ zh: `没有场景经过：${missed.join('、')}`, en: `No scenario passes: ${missed.join(', ')}` });
}

function verdict(results: readonly ScenarioResult[]) {
  if (results.length === 0)
    return refused('SCENARIOS_MISSING', { zh: '事项包没有场景，无法验证。', en: 'The package has no scenarios: nothing shows that it works.' });
  const red = results.flatMap(({ id, failures }) =>
    failures.map(({ place, message }) => ({ code: 'SCENARIO_RED', place: `scenarios/${id}.json ${place}`, message })),
  );
  if (red.length === 0) return done(undefined);

  return refused('SCENARIOS_RED', { zh: `${results.length} 个场景没有全部通过：`, en: `Not all of the ${results.length} scenarios pass:` }, red);
}
