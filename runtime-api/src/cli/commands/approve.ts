import { done } from '@onething/rules';
import type { Command } from '../command.js';
import { onServer } from '../support/sign-in.js';

/** The second person: publishes what somebody else has proposed. */
export const approve: Command = {
  name: 'approve',
  takes: 'PROPOSAL [--server URL]',
  title: { zh: '批准并发布他人提请的修改', en: 'approve and publish what somebody else has proposed' },
  run: async (subject, options, say) => {
    const approved = await onServer(options, (client) => client.approveProposal(subject));
    if (!approved.ok) return approved;
    const { package: name, version, release } = approved.value;
    say.line({ zh: `已发布 ${name} ${version}（发布版 ${release}）`, en: `Published ${name} ${version} (release ${release})` });

    return done(undefined);
  },
};
