import { done } from '@onething/rules';
import { writeZip } from '../../packages/write-zip.js';
import type { Command } from '../command.js';
import { readSource } from '../support/read-source.js';
import { onServer } from '../support/sign-in.js';
import { tellProposal } from '../support/tell-proposal.js';

/** Puts a package before a second person, after the server has checked it and played its scenarios. */
export const publish: Command = {
  name: 'publish',
  takes: 'FOLDER|ZIP [--note TEXT] [--server URL]',
  title: { zh: '提请发布事项包，由另一人用 approve 批准', en: 'propose a package for publishing; somebody else approves it' },
  run: async (subject, options, say) => {
    const files = await readSource(subject);
    if (!files.ok) return files;
    const zip = new Blob([Buffer.from(await writeZip(files.value))], { type: 'application/zip' });
    const proposed = await onServer(options, (client) => client.proposePackage(zip, options.note));
    if (!proposed.ok) return proposed;
    tellProposal(proposed.value, say);

    return done(undefined);
  },
};
