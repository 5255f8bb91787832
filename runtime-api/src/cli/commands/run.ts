import { secondOpinionOnDecisions, secondOpinionOnProcesses } from '@onething/engine';
import { compilePackage } from '@onething/processes';
import { done, type Finding, type Outcome, refused } from '@onething/rules';
import type { Command } from '../command.js';
import type { Say } from '../say.js';
import { readPackageFrom } from '../support/read-package-from.js';
import { check } from './check.js';

type Opinions = Awaited<ReturnType<typeof secondOpinionOnProcesses>>;

/** Plays the scenarios of a package on another engine too, and says where both went different ways. */
export const run: Command = {
  name: 'run',
  takes: '--on bpmn-engine|json-rules-engine FOLDER|ZIP',
  title: {
    zh: '在另一个引擎上运行场景：bpmn-engine 比较走过的环节，json-rules-engine 比较决策',
    en: 'run the scenarios on another engine: bpmn-engine compares activities, json-rules-engine decisions',
  },
  run: async (subject, options, say) => {
    if (options.on !== 'bpmn-engine' && options.on !== 'json-rules-engine') return engineUnknown;
    const checked = await check.run(subject, options, say);
    if (!checked.ok) return checked;
    const read = await readPackageFrom(subject);
    if (!read.ok) return read;
    if (options.on === 'json-rules-engine') return tellDecisions(await secondOpinionOnDecisions(read.value.package, read.value.required), say);
    const compiled = await compilePackage(read.value.package, read.value.required);
    if (!compiled.ok) return compiled;

    return tell(await secondOpinionOnProcesses(compiled.value), say);
  },
};

/** Differences only; where the other engine agrees or has no opinion there is nothing to look at. */
function tellDecisions(findings: readonly Finding[], say: Say): Outcome<void> {
  if (findings.length > 0) return refused('SECOND_OPINION_DIFFERS', { zh: '两个引擎的决策不一样：', en: 'The two engines decide differently:' }, findings);
  say.line({ zh: 'json-rules-engine 对每个场景的决策没有不同意见', en: 'json-rules-engine decides no scenario differently' });

  return done(undefined);
}

const engineUnknown = refused('ENGINE_UNKNOWN', {
  zh: '请说明在哪个引擎上运行：--on bpmn-engine 或 --on json-rules-engine。',
  en: 'Say on which engine: --on bpmn-engine or --on json-rules-engine.',
});

function tell(opinions: Opinions, say: Say): Outcome<void> {
  for (const { scenario, case: name, agree, differ, noOpinion } of opinions)
    say.line({
      zh: `${differ.length === 0 ? '一致' : '不一致'}  ${scenario} ${name}：相同 ${agree}，不同 ${differ.length}，不作判断 ${noOpinion.length}`,
      en: `${differ.length === 0 ? 'agree ' : 'DIFFER'}  ${scenario} ${name}: ${agree} equal, ${differ.length} different, ${noOpinion.length} without opinion`,
    });
  for (const why of new Set(opinions.flatMap(({ noOpinion }) => noOpinion.map((one) => one.why))))
    say.line({ zh: `  不作判断的原因：${why}`, en: `  no opinion because: ${why}` });
  const [agree, silent] = [sum(opinions.map((one) => one.agree)), sum(opinions.map((one) => one.noOpinion.length))];
  const share = agree + silent === 0 ? 0 : Math.round((100 * agree) / (agree + silent));
  say.line({ zh: `另一个引擎能判断的环节占 ${share} %。`, en: `The other engine has an opinion on ${share} % of the activities.` });

  return verdict(opinions);
}

function verdict(opinions: Opinions): Outcome<void> {
  const problems = opinions.flatMap(({ scenario, differ, stuck }) =>
    differ.map(({ place, ours, theirs }) => ({
      code: 'SECOND_OPINION_DIFFERS',
      place: `scenarios/${scenario}.json ${place}`,
      message: {
        zh: `本引擎完成 ${ours} 次，另一个引擎完成 ${theirs} 次${stuck ? `（停在 ${stuck}）` : ''}`,
        en: `completed ${ours} times here and ${theirs} times there${stuck ? ` (it stopped at ${stuck})` : ''}`,
      },
    })),
  );
  if (problems.length === 0) return done(undefined);

  return refused('SECOND_OPINION_DIFFERS', { zh: '两个引擎走过的环节不一样：', en: 'The two engines completed different activities:' }, problems);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
