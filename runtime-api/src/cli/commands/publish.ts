import { done } from '@onething/rules';
import { writeZip } from '../../packages/write-zip.js';
import type { Command } from '../command.js';
import { readSource } from '../support/read-source.js';
import { onServer } from '../support/sign-in.js';

/** Publishes a package on a server, which checks it and runs its scenarios first. */
export const publish: Command = {
  name: 'publish',
  takes: 'FOLDER|ZIP [--server URL]',
  title: { zh: '把事项包发布到服务器', en: 'publish a package on a server' },
  run: async (subject, options, say) => {
    const files = await readSource(subject);
    if (!files.ok) return files;
    const zip = new Blob([Buffer.from(await writeZip(files.value))], { type: 'application/zip' });
    const published = await onServer(options, (client) => client.publishPackage(zip));
    if (!published.ok) return published;
    const { id, version, release, warnings } = published.value;
    say.line({
      zh: `已发布 ${id} ${version}（发布版 ${release}，提醒 ${warnings.length} 条）`,
      en: `Published ${id} ${version} (release ${release}, ${warnings.length} warnings)`,
    });

    return done(undefined);
  },
};
