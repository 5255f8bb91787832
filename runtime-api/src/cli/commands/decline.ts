import { done, refused } from '@onething/rules';
import type { Command } from '../command.js';
import { onServer } from '../support/sign-in.js';

/** The second person: gives a proposal back, with the reason. */
export const decline: Command = {
  name: 'decline',
  takes: 'PROPOSAL --note REASON [--server URL]',
  title: { zh: '退回他人提请的修改，说明理由', en: 'decline what somebody else has proposed, with the reason' },
  run: async (subject, options, say) => {
    const { note } = options;
    if (!note) return refused('REASON_MISSING', { zh: '请用 --note 写明退回的理由。', en: 'Give the reason with --note.' });
    const declined = await onServer(options, (client) => client.declineProposal(subject, note));
    if (!declined.ok) return declined;
    say.line({ zh: `已退回 ${declined.value.package} ${declined.value.version}`, en: `Declined ${declined.value.package} ${declined.value.version}` });

    return done(undefined);
  },
};
