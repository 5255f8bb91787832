import { done } from '@onething/rules';
import type { MovePlan } from '../../contract/index.js';
import type { Command } from '../command.js';
import type { Say } from '../say.js';
import { onServer } from '../support/sign-in.js';

/** Shows what would become of the open cases under the release in force; with a reason it proposes to move them. */
export const moveCases: Command = {
  name: 'move-cases',
  takes: 'PACKAGE [--note REASON] [--server URL]',
  title: {
    zh: '核对在办件能否改按现行版本办理；给出 --note 时提出迁移',
    en: 'show whether open cases can go on under the release in force; with --note propose it',
  },
  run: async (subject, options, say) => {
    const plan = await onServer(options, (client) => client.planMove(subject));
    if (!plan.ok) return plan;
    tell(plan.value, say);
    const reason = options.note;
    if (reason === undefined) return done(undefined);

    const proposed = await onServer(options, (client) => client.proposeMove({ package: subject, reason }));
    if (!proposed.ok) return proposed;
    const { id } = proposed.value;
    say.line({
      zh: `已提出迁移 ${id}，请另一位发布员审批：onething approve-move ${id}`,
      en: `Proposed ${id}; another publisher approves: onething approve-move ${id}`,
    });
    return done(undefined);
  },
};

/** The second person: moves what somebody else has proposed to move. */
export const approveMove: Command = {
  name: 'approve-move',
  takes: 'MOVE [--server URL]',
  title: { zh: '批准他人提出的办件迁移', en: 'approve a move of open cases that somebody else has proposed' },
  run: async (subject, options, say) => {
    const approved = await onServer(options, (client) => client.approveMove(subject));
    if (!approved.ok) return approved;
    const { package: name, version, moved } = approved.value;
    say.line({ zh: `${name}：${moved} 件在办件已改按 ${version} 版办理`, en: `${name}: ${moved} open case(s) go on under ${version}` });
    return done(undefined);
  },
};

function tell({ version, groups }: MovePlan, say: Say): void {
  if (groups.length === 0) say.line({ zh: `在办件都已按 ${version} 版办理。`, en: `Every open case runs on ${version} already.` });
  for (const { version: from, running, movable, problems } of groups) {
    say.line({ zh: `${from} → ${version}：${running} 件在办，${movable} 件可以迁移`, en: `${from} → ${version}: ${running} open, ${movable} can be moved` });
    for (const { name, message, cases, numbers } of problems)
      say.line({
        zh: `  ${cases} 件停在“${name}”（${numbers.join('、')}）：${message.zh}`,
        en: `  ${cases} at “${name}” (${numbers.join(', ')}): ${message.en}`,
      });
  }
}
